// Shows a document with its passages underlined. Text only ever becomes text nodes.

function pick(piece, current) {
  // Passages may lie over each other: a click on the shared words goes to the next of them.
  const at = piece.mentions.indexOf(current);
  return piece.mentions[(at + 1) % piece.mentions.length];
}

function wording(data, mention) {
  return data.pieces.filter((piece) => piece.mentions && piece.mentions.includes(mention)).map((piece) => piece.text).join("");
}

function passage(piece, data, seen, choose) {
  const mark = document.createElement("mark");
  mark.textContent = piece.text;
  mark.style.setProperty("--colour", piece.colour);
  mark.classList.toggle("current", piece.current);
  mark.classList.toggle("date", piece.date);
  mark.classList.toggle("trigger", piece.trigger);
  mark.classList.toggle("anchor", Boolean(piece.anchor));
  if (!seen.has(piece.mentions[0])) { // one stop of the Tab key a passage
    seen.add(piece.mentions[0]);
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", wording(data, piece.mentions[0]));
  }
  if (piece.current) mark.setAttribute("aria-current", "true");
  const go = () => choose(pick(piece, data.current));
  mark.onclick = () => { if (window.getSelection().isCollapsed) go(); };
  mark.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); go(); }
  };
  return mark;
}

function plain(piece) {
  if (!piece.anchor) return document.createTextNode(piece.text);
  const span = document.createElement("span");
  span.className = "anchor";
  span.textContent = piece.text;
  return span;
}

function scrollTo(page, mark, behavior) {
  const top = page.scrollTop + mark.getBoundingClientRect().top - page.getBoundingClientRect().top - 64;
  page.scrollTo({ top, behavior });
}

function listen(page, behavior) {
  // The chain of reasons sends the reader to the date phrase, or to what it is counted from.
  if (page.__show) window.removeEventListener("dateline-show", page.__show);
  page.__show = ({ detail }) => {
    const mark = page.querySelector(detail === "date" ? ".current.date" : ".anchor");
    if (mark) scrollTo(page, mark, behavior);
  };
  window.addEventListener("dateline-show", page.__show);
  return () => window.removeEventListener("dateline-show", page.__show);
}

export default function ({ data, parentElement, setTriggerValue }) {
  const page = parentElement.querySelector(".document");
  const turned = page.dataset.title !== data.title;
  page.dataset.title = data.title;
  page.setAttribute("aria-label", `Document: ${data.title}`);
  const choose = (mention) => setTriggerValue("pick", mention);
  const seen = new Set();
  const show = (piece) => (piece.mentions ? passage(piece, data, seen, choose) : plain(piece));
  page.replaceChildren(...data.pieces.map(show));
  const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  const current = page.querySelector(".current");
  if (current) requestAnimationFrame(() => scrollTo(page, current, turned ? "instant" : behavior));
  return listen(page, behavior);
}
