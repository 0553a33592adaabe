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
  if (!piece.unused && !seen.has(piece.mentions[0])) { // one stop of the Tab key a passage
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

function leftover(piece, mark, data, seen, offered) {
  // A date that tells no event: a click offers to add one from it.
  const { start, why } = piece.unused;
  mark.classList.add("unused");
  mark.classList.toggle("looked", piece.looked);
  mark.onclick = () => { if (window.getSelection().isCollapsed) offered(piece.unused, mark); };
  mark.onkeydown = (event) => {
    if (event.key === "Enter" || event.key === " ") { event.preventDefault(); offered(piece.unused, mark, true); }
  };
  if (seen.has(`unused ${start}`)) return mark;
  seen.add(`unused ${start}`);
  const whole = data.pieces.filter((each) => each.unused && each.unused.start === start).map((each) => each.text).join("");
  mark.tabIndex = 0;
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-label", `${whole}: tells no event, ${why}. Add one`);
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

const length = (text) => [...text].length; // Python counts code points, not halves of them

function selection(page) {
  // Where the selected words begin and end in the text that is shown; null where none of it is selected.
  const root = page.getRootNode();
  const chosen = root.getSelection ? root.getSelection() : window.getSelection();
  const composed = chosen.getComposedRanges && chosen.getComposedRanges({ shadowRoots: [root] })[0];
  const found = composed || (chosen.rangeCount ? chosen.getRangeAt(0) : null);
  if (!found || !page.contains(found.startContainer) || !page.contains(found.endContainer)) return null;
  const before = document.createRange();
  before.setStart(page, 0);
  before.setEnd(found.startContainer, found.startOffset);
  const within = document.createRange();
  within.setStart(found.startContainer, found.startOffset);
  within.setEnd(found.endContainer, found.endOffset);
  const start = length(before.toString());
  const words = within.toString();
  return words.trim() ? [start, start + length(words)] : null;
}

function offer(page, box, choose) {
  // The button to add an event is there while words are selected, or after a click on a date that tells none.
  const [why, button] = [box.querySelector(".left"), box.querySelector(".add")];
  let date = null;
  const look = () => {
    if (selection(page)) date = null;
    box.hidden = !date && !selection(page);
    why.textContent = date ? `“${date.words}” tells no event: ${date.why}.` : "";
  };
  page.onmouseup = () => { date = null; setTimeout(look); };
  page.onkeyup = look;
  button.onmousedown = (event) => event.preventDefault(); // a click would drop the selection
  button.onclick = () => {
    const words = date ? [date.start, date.end] : selection(page);
    box.hidden = true;
    if (words) choose(words);
  };
  box.hidden = true;
  return (unused, mark, byKey) => {
    const text = [...page.textContent].slice(unused.start, unused.end).join("");
    date = { ...unused, words: text };
    look();
    if (byKey) button.focus();
  };
}

export default function ({ data, parentElement, setTriggerValue }) {
  const page = parentElement.querySelector(".document");
  const turned = page.dataset.title !== data.title;
  page.dataset.title = data.title;
  page.setAttribute("aria-label", `Document: ${data.title}`);
  const choose = (mention) => setTriggerValue("pick", mention);
  const seen = new Set();
  const offered = offer(page, parentElement.querySelector(".offer"), (words) => setTriggerValue("select", words));
  const show = (piece) => {
    const drawn = piece.mentions ? passage(piece, data, seen, choose) : plain(piece);
    if (!piece.unused) return drawn;
    const mark = piece.mentions ? drawn : document.createElement("mark");
    if (!piece.mentions) mark.append(drawn);
    return leftover(piece, mark, data, seen, offered);
  };
  page.replaceChildren(...data.pieces.map(show));
  const behavior = window.matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  const current = page.querySelector(".current") || page.querySelector(".looked");
  if (current) requestAnimationFrame(() => scrollTo(page, current, turned ? "instant" : behavior));
  return listen(page, behavior);
}
