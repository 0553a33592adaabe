// Draws the timeline and joins it to the page: a click, the dates in view, its width and a drag across the strip go to
// Python; the figure, the selection, the publication line and other dates to show come back. The chart is never built
// anew: a new figure, say other titles for another zoom, is drawn over the old one.

const CONFIG = { scrollZoom: true, displayModeBar: false, doubleClick: false, showTips: false };
const BUCKET = 80; // the width is told in steps of so many pixels, so that a small change asks for no new figure
const PLOT = ".st-key-timeline .plot";

const living = (box) => (box && box.on && box._fullLayout && box._fullLayout.xaxis ? box : null);
const chartOf = () => living(document.querySelector(PLOT));
const stripOf = (state) => living(document.querySelector(`.st-key-${state.component.data.strip} .js-plotly-plot`));
const same = (a, b) => Math.abs(instant(a) - instant(b)) < 60000;

// A naive instant in milliseconds, and back: the calendar of documents has no zone.
const instant = (text) => Date.parse(`${String(text).replace(" ", "T").slice(0, 19)}${String(text).length < 11 ? "T00:00" : ""}Z`);
const text = (moment) => new Date(moment).toISOString().slice(0, 19);

// --- drawing ---------------------------------------------------------------------------------

function chosen(trace, wanted) {
  return wanted ? trace.customdata.flatMap((cell, k) => (cell[0] === wanted ? [k] : [])) : null;
}

function linesOf(state, figure) {
  const { lines, selected } = state.component.data;
  const drawn = figure.data.some((trace) => trace.customdata && trace.customdata.some((cell) => cell[0] === selected));
  return (lines || []).filter((line) => !line.unless || !drawn);
}

function overlays(state, figure) {
  const lines = linesOf(state, figure);
  const shapes = lines.map((line) => ({
    type: "line", xref: "x", yref: "paper", x0: line.x, x1: line.x, y0: 0, y1: 1, layer: "below",
    line: { color: line.colour, width: 1.4, dash: line.dash },
  }));
  const notes = lines.map((line) => ({
    xref: "x", yref: "paper", x: line.x, y: 0, yanchor: "bottom", xanchor: "left", text: line.label,
    showarrow: false, font: { size: 11, color: line.colour },
  }));
  return {
    shapes: figure.layout.shapes.concat(shapes),
    annotations: figure.layout.annotations.concat(notes),
  };
}

function draw(state, box) {
  const figure = box.__figure;
  const { selected, home } = state.component.data;
  const range = state.range || home;
  const data = figure.data.map((trace) => (
    trace.customdata ? { ...trace, selectedpoints: chosen(trace, selected) } : { ...trace }));
  const layout = {
    ...figure.layout,
    ...overlays(state, figure),
    autosize: true,
    dragmode: window.matchMedia("(pointer: coarse)").matches ? false : "pan", // a finger scrolls the page
    font: { family: getComputedStyle(box).fontFamily },
    xaxis: { ...figure.layout.xaxis, range: [...range] },
    yaxis: { ...figure.layout.yaxis },
  };
  box.__drawn = box.__stamp;
  box.__painted = paint(state);
  return window.Plotly.react(box, data, layout, CONFIG);
}

const paint = (state) => JSON.stringify([state.component.data.selected, state.component.data.lines]);

function repaintSoon(state) {
  // What was clicked for comes first: the passage is shown while the chart still waits to dim what is not selected.
  if (state.repaint) return;
  state.repaint = requestIdleCallback(() => {
    state.repaint = 0;
    const chart = chartOf();
    if (chart && !state.held && chart.__drawn === chart.__stamp && chart.__painted !== paint(state)) repaint(state, chart);
  }, { timeout: 300 });
}

function repaint(state, chart) {
  chart.__painted = paint(state);
  const traces = chart.data.flatMap((trace, k) => (trace.customdata ? [k] : []));
  const points = traces.map((k) => chosen(chart.data[k], state.component.data.selected));
  window.Plotly.update(chart, { selectedpoints: points }, overlays(state, chart.__figure), traces);
}

function paintStrip(state) {
  const [chart, strip] = [chartOf(), stripOf(state)];
  if (!strip || !chart) return;
  const [low, high] = chart._fullLayout.xaxis.range;
  const { home } = state.component.data;
  const whole = same(low, home[0]) && same(high, home[1]);
  const window_ = {
    type: "rect", xref: "x", yref: "paper", x0: low, x1: high, y0: 0, y1: 1,
    fillcolor: "rgba(90,130,190,0.18)", line: { width: 1, color: "rgba(90,130,190,0.7)" },
  };
  window.Plotly.relayout(strip, { shapes: whole ? [] : [window_] });
}

// --- the dates in view -----------------------------------------------------------------------

function show(state, range) {
  const chart = chartOf();
  if (chart) window.Plotly.relayout(chart, { "xaxis.range": [...(range || state.component.data.home)] });
}

function follow(state, chart) {
  // An event chosen elsewhere (by key, list or passage) is brought into view; panning away from it stays allowed.
  const { selected, at } = state.component.data;
  if (selected === state.followed) return;
  state.followed = selected;
  if (!selected || !at) return;
  const [low, high] = chart._fullLayout.xaxis.range.map(instant);
  const mark = instant(at);
  const half = (high - low) / 2;
  if (mark < low || mark > high) show(state, [text(mark - half), text(mark + half)]);
}

function keepAddress(range) {
  // Moving about is no step that Back undoes: the address takes the dates without a new entry. The order of its parts
  // and their spelling are those of Python, which so finds nothing to add.
  const query = new URLSearchParams(window.location.search);
  query.delete("from");
  query.delete("to");
  if (range) {
    query.append("from", text(instant(range[0])).slice(0, 16));
    query.append("to", text(instant(range[1])).slice(0, 16));
  }
  const search = query.toString() ? `?${query}` : "";
  if (search !== window.location.search) {
    window.history.replaceState(window.history.state, "", window.location.pathname + search + window.location.hash);
  }
}

function tell(state) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    const chart = chartOf();
    if (!chart) return;
    const [low, high] = chart._fullLayout.xaxis.range.map(String);
    const { home } = state.component.data;
    state.range = same(low, home[0]) && same(high, home[1]) ? null : [low, high];
    keepAddress(state.range);
    const said = JSON.stringify(state.range);
    if (said !== state.said) {
      state.said = said;
      state.component.setStateValue("window", state.range || []);
    }
  }, 250);
}

function measure(state, chart) {
  const width = Math.max(BUCKET * 3, Math.floor(chart._fullLayout._size.w / BUCKET) * BUCKET);
  if (width === state.component.data.width || width === state.width) return;
  state.width = width;
  state.component.setStateValue("width", width);
}

// --- joining ---------------------------------------------------------------------------------

function adoptChart(state, chart) {
  chart.__bridge = state;
  chart.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) event.stopPropagation(); // a plain wheel scrolls the page
  }, { capture: true });
  chart.addEventListener("pointerdown", () => { state.held = true; }, { capture: true });
  window.addEventListener("pointerup", () => { if (state.held) { state.held = false; attach(state); } }, { capture: true });
  chart.on("plotly_click", (event) => {
    const cell = event.points && event.points[0] && event.points[0].customdata;
    if (!cell) return;
    if (cell[0] === "+heap") show(state, [cell[1], cell[2]]); // a heap of events opens on its own dates
    else state.component.setTriggerValue("pick", cell[0]);
  });
  chart.on("plotly_doubleclick", () => show(state, null));
  chart.on("plotly_relayout", (change) => {
    if (!Object.keys(change).some((key) => key.startsWith("xaxis"))) return;
    paintStrip(state);
    tell(state);
  });
  new ResizeObserver(() => {
    if (!living(chart) || !chart.isConnected) return;
    window.Plotly.Plots.resize(chart).then(() => measure(state, chart)).catch(() => {}); // hidden: nothing to fit
  }).observe(chart);
}

function adoptStrip(state, strip) {
  strip.__bridge = state;
  strip.on("plotly_selected", (event) => {
    const range = event && event.range && event.range.x;
    if (!range) return;
    window.Plotly.relayout(strip, { selections: [] });
    window.Plotly.restyle(strip, { selectedpoints: [null] });
    show(state, [...range].sort());
  });
  strip.on("plotly_doubleclick", () => show(state, null));
  paintStrip(state);
}

function takeOrders(state) {
  const data = state.component.data;
  if (state.order === data.order) return false; // else Python asks for dates: at the start, by a button, by Back
  state.order = data.order;
  state.range = data.window && data.window.length ? data.window : null;
  state.said = JSON.stringify(state.range);
  state.followed = data.selected;
  return true;
}

function attach(state) {
  const box = document.querySelector(PLOT);
  if (!box || !box.__figure || !window.Plotly || state.held) return;
  const ordered = takeOrders(state);
  const { home } = state.component.data;
  const moved = JSON.stringify(home) !== state.home;
  state.home = JSON.stringify(home);
  const strip = stripOf(state);
  if (!living(box) || box.__drawn !== box.__stamp) draw(state, box);
  else if (ordered || (moved && !state.range)) show(state, state.range);
  else if (box.__painted !== paint(state)) repaintSoon(state);
  if (!living(box)) return;
  if (box.__bridge !== state) {
    adoptChart(state, box);
    measure(state, box);
  }
  if (strip && strip.__bridge !== state) adoptStrip(state, strip);
  else if (moved) paintStrip(state);
  if (ordered) tell(state);
  follow(state, box);
}

export default function (component) {
  // This runs again on every change of the data; what must exist once per mount is kept on the host element.
  const host = component.parentElement.host || component.parentElement;
  const state = host.__state || (host.__state = {});
  state.component = component;
  attach(state);
  if (!state.observer) {
    const soon = () => {
      if (!state.frame) state.frame = requestAnimationFrame(() => { state.frame = 0; attach(state); });
    };
    state.soon = soon;
    document.addEventListener("dateline-figure", soon);
    state.observer = new MutationObserver(soon);
    state.observer.observe(document.body, { childList: true, subtree: true });
  }
  return () => {
    if (state.observer) state.observer.disconnect();
    document.removeEventListener("dateline-figure", state.soon);
    state.observer = null;
    clearTimeout(state.timer);
  };
}
