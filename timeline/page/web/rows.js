// A list of events as a real table: read by eyes, by screen readers and by keyboard. Text only.

const cell = (tag, name, text) => {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
};

function row(entry) {
  const line = document.createElement("tr");
  line.style.setProperty("--colour", entry.colour);
  line.dataset.id = entry.id;
  const what = document.createElement("td");
  const button = cell("button", "title", entry.title);
  button.type = "button";
  const small = cell("div", "small", entry.kind);
  if (entry.disagree) small.append(" · ", cell("span", "alarm", "sources disagree"));
  what.append(button, small);
  line.append(cell("td", "when", entry.when), what, cell("td", "who", entry.actors), cell("td", "sources", entry.sources));
  return line;
}

function mark(body, selected) {
  for (const line of body.querySelectorAll(".selected")) {
    line.classList.remove("selected");
    line.querySelector("button").removeAttribute("aria-current");
  }
  const chosen = [...body.rows].find((line) => line.dataset.id === selected);
  if (!chosen) return null;
  chosen.classList.add("selected");
  chosen.querySelector("button").setAttribute("aria-current", "true");
  return chosen;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const body = table.querySelector("tbody");
  table.setAttribute("aria-label", data.label);
  body.onclick = (event) => {
    const line = event.target.closest("tr");
    if (line) setTriggerValue("pick", line.dataset.id);
  };
  // Most runs of the page change nothing but what is selected: some hundred lines are not made anew for that.
  const shown = JSON.stringify(data.rows);
  if (body.__shown !== shown) body.replaceChildren(...data.rows.map(row));
  body.__shown = shown;
  const chosen = mark(body, data.selected);
  if (!chosen || body.__chosen === data.selected + shown.length) return;
  body.__chosen = data.selected + shown.length;
  const box = parentElement.querySelector(".box");
  const head = table.tHead.offsetHeight;
  const top = chosen.offsetTop - head;
  const seen = top >= box.scrollTop && top + chosen.offsetHeight <= box.scrollTop + box.clientHeight - head;
  if (!seen) box.scrollTop = top - box.clientHeight / 3;
}
