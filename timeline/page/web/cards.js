// The tellings of one event side by side: who says it, in which words, and with which date. Text only.

const FEW = 2;

function line(parts) {
  const quote = document.createElement("blockquote");
  for (const part of parts) {
    const span = document.createElement(part.date ? "strong" : part.trigger ? "em" : "span");
    span.textContent = part.text;
    quote.append(span);
  }
  return quote;
}

function card(entry, current, choose) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "card";
  button.style.setProperty("--colour", entry.colour);
  button.setAttribute("aria-pressed", String(entry.id === current));
  const head = document.createElement("div");
  head.className = "head";
  const source = document.createElement("span");
  source.className = "source";
  source.textContent = entry.source;
  source.title = entry.source;
  const when = document.createElement("span");
  when.className = entry.disagrees ? "when alarm" : "when";
  when.textContent = entry.when;
  head.append(source, when);
  button.append(head, line(entry.parts));
  button.onclick = () => choose(entry.id);
  return button;
}

export default function ({ data, parentElement, setTriggerValue }) {
  const box = parentElement.querySelector(".cards");
  const all = parentElement.querySelector(".all");
  if (box.__event !== data.event) box.__all = false;
  box.__event = data.event;
  const draw = () => {
    const shown = data.cards.filter((entry, k) => box.__all || k < FEW || entry.id === data.current || entry.disagrees);
    box.replaceChildren(...shown.map((entry) => card(entry, data.current, (id) => setTriggerValue("pick", id))));
    all.hidden = shown.length === data.cards.length;
    all.textContent = `Show all ${data.cards.length} tellings`;
  };
  all.onclick = () => {
    box.__all = true;
    draw();
  };
  draw();
}
