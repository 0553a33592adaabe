// Holds the timeline's figure for the bridge, which draws it: a chart that is drawn by the same hand that moves, selects
// and listens keeps its zoom and its selection whatever changes in the figure.

export default function ({ data, parentElement }) {
  const box = parentElement.querySelector(".plot");
  box.setAttribute("aria-label", data.alt);
  box.style.minHeight = `${data.figure.layout.height}px`; // so that nothing below jumps once it is drawn
  if (box.__stamp === data.stamp) return;
  box.__stamp = data.stamp;
  box.__figure = data.figure;
  document.dispatchEvent(new CustomEvent("dateline-figure"));
}
