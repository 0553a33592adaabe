// The documents, each with its day, how that was found, a field to set it, and the way out. Text only.

const make = (tag, name, text) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
};
const button = (name, text, label, act) => {
  const element = make("button", name, text);
  element.type = "button";
  if (label) element.setAttribute("aria-label", label);
  element.onclick = act;
  return element;
};

function field(entry, send) {
  const form = make("form");
  const label = make("label", "", "Published on");
  const input = make("input");
  input.type = "date";
  input.id = `day-${entry.id}`;
  input.value = entry.day;
  input.dataset.stop = `day ${entry.id}`;
  input.setAttribute("aria-label", `Published on: ${entry.title}`);
  label.htmlFor = input.id;
  const set = make("button", "", "Set");
  set.dataset.stop = `set ${entry.id}`;
  form.append(label, input, set);
  if (entry.given) form.append(button("", "Use the date found", "", () => send("publish", [entry.id, ""])));
  form.onsubmit = (event) => {
    event.preventDefault();
    if (input.value) send("publish", [entry.id, input.value]);
  };
  return form;
}

function dated(entry, data, opened, send) {
  const details = make("details");
  details.open = opened.has(entry.id);
  details.ontoggle = () => (details.open ? opened.add(entry.id) : opened.delete(entry.id));
  const summary = make("summary", entry.known ? "" : "unknown", entry.when);
  summary.dataset.stop = `when ${entry.id}`;
  const found = make("ul");
  found.append(...entry.found.map((line) => make("li", "", line)));
  details.append(summary, found);
  if (data.editable) details.append(field(entry, send));
  return details;
}

function line(entry, data, opened, send) {
  const item = make("li");
  const top = make("div", "top");
  const open = entry.opens ? button("title", entry.title, "", () => send("open", entry.id)) : make("span", "title", entry.title);
  top.append(open);
  if (data.editable) {
    const out = button("out", "×", `Take out: ${entry.title}`, () => send("remove", entry.id));
    out.title = "Take this document out";
    top.append(out);
  }
  item.append(top);
  if (entry.about) item.append(make("div", "about", entry.about));
  if (entry.fault) item.append(make("div", "fault", entry.fault));
  item.append(dated(entry, data, opened, send));
  return item;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const list = parentElement.querySelector(".list");
  const opened = list.__opened || (list.__opened = new Set());
  const stop = parentElement.activeElement && parentElement.activeElement.dataset.stop;
  list.style.setProperty("--scheme", data.dark ? "dark" : "light");
  list.replaceChildren(...data.documents.map((entry) => line(entry, data, opened, setTriggerValue)));
  if (!stop) return;
  const again = [...list.querySelectorAll("[data-stop]")].find((each) => each.dataset.stop === stop);
  if (again) again.focus(); // the field that was used has been drawn anew
}
