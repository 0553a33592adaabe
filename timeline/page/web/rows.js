// A list of events as a real table: read by eyes, by screen readers and by keyboard. Text only.

const cell = (tag, name, text) => {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
};

function row(entry, selected, choose) {
  const line = document.createElement("tr");
  line.style.setProperty("--colour", entry.colour);
  line.classList.toggle("selected", entry.id === selected);
  const what = document.createElement("td");
  const button = cell("button", "title", entry.title);
  button.type = "button";
  if (entry.id === selected) button.setAttribute("aria-current", "true");
  button.onclick = (event) => { event.stopPropagation(); choose(entry.id); };
  const small = cell("div", "small", entry.kind);
  if (entry.disagree) small.append(" · ", cell("span", "alarm", "sources disagree"));
  what.append(button, small);
  line.append(cell("td", "when", entry.when), what, cell("td", "who", entry.actors), cell("td", "sources", entry.sources));
  line.onclick = () => choose(entry.id);
  return line;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const body = table.querySelector("tbody");
  table.setAttribute("aria-label", data.label);
  const choose = (id) => setTriggerValue("pick", id);
  body.replaceChildren(...data.rows.map((entry) => row(entry, data.selected, choose)));
  const box = parentElement.querySelector(".box");
  const chosen = body.querySelector(".selected");
  if (!chosen) return;
  const top = chosen.offsetTop - table.tHead.offsetHeight;
  const seen = top >= box.scrollTop && top + chosen.offsetHeight <= box.scrollTop + box.clientHeight - table.tHead.offsetHeight;
  if (!seen) box.scrollTop = top - box.clientHeight / 3;
}
