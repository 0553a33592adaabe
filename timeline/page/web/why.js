// Why this date: each link of the chain tells more of itself, and leads to where it stands in the document. Text only.

const make = (tag, name, text) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
};

function tell(box, step, see) {
  const lines = make("ul");
  lines.append(...step.lines.map((line) => make("li", "", line)));
  box.replaceChildren(lines);
  box.hidden = false;
  if (!step.see.length) return;
  const button = make("button", "", "Show on the timeline");
  button.type = "button";
  button.onclick = () => see(step.see);
  box.append(button);
}

function link(step, box, all, see) {
  const item = make("li", "step");
  const button = make("button");
  button.type = "button";
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-controls", "more");
  button.append(make("span", "name", step.name), make("span", "text", step.text));
  button.onclick = () => {
    const open = button.getAttribute("aria-expanded") === "true";
    all.querySelectorAll("button").forEach((each) => each.setAttribute("aria-expanded", "false"));
    if (open) {
      box.hidden = true;
      return;
    }
    button.setAttribute("aria-expanded", "true");
    tell(box, step, see);
    if (step.to) window.dispatchEvent(new CustomEvent("dateline-show", { detail: step.to })); // the reader listens
  };
  item.append(button);
  return item;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const all = parentElement.querySelector("ol");
  const box = parentElement.querySelector(".more");
  const said = JSON.stringify(data);
  if (all.__said === said) return; // what is unfolded stays so
  all.__said = said;
  box.hidden = true;
  all.replaceChildren(...data.steps.map((step) => link(step, box, all, (window_) => setTriggerValue("see", window_))));
}
