// Joins the living chart to the page: a click, the dates in view and a drag across the strip go to Python; the
// selection, the publication line and the strip's window come back and are painted without touching the figure,
// because any change in a figure's JSON makes Streamlit build the chart anew and lose zoom and selection.

const chartIn = (key) => {
  const chart = document.querySelector(`.st-key-${key} .js-plotly-plot`);
  return chart && chart.on && chart._fullLayout && chart._fullLayout.xaxis ? chart : null;
};
const same = (a, b) => Math.abs(new Date(a) - new Date(b)) < 60000;

function paintSelection(state, chart) {
  const wanted = state.component.data.selected || null;
  const traces = [];
  const points = [];
  chart.data.forEach((trace, index) => {
    if (!trace.customdata) return;
    traces.push(index);
    const hits = trace.customdata.flatMap((cell, k) => (cell[0] === wanted ? [k] : []));
    points.push(wanted ? hits : null);
  });
  if (traces.length) window.Plotly.restyle(chart, { selectedpoints: points }, traces);
}

function paintLines(state, chart) {
  chart.__own = chart.__own || { shapes: chart.layout.shapes || [], annotations: chart.layout.annotations || [] };
  const lines = state.component.data.lines || [];
  const shapes = lines.map((line) => ({
    type: "line", xref: "x", yref: "paper", x0: line.x, x1: line.x, y0: 0, y1: 1, layer: "below",
    line: { color: line.colour, width: 1.2, dash: "dot" },
  }));
  const notes = lines.map((line) => ({
    xref: "x", yref: "paper", x: line.x, y: 0, yanchor: "bottom", xanchor: "left", text: line.label,
    showarrow: false, font: { size: 11, color: line.colour },
  }));
  window.Plotly.relayout(chart, {
    shapes: chart.__own.shapes.concat(shapes),
    annotations: chart.__own.annotations.concat(notes),
  });
}

function paintStrip(state, chart) {
  const strip = chartIn(state.component.data.strip);
  if (!strip) return;
  const [low, high] = chart._fullLayout.xaxis.range;
  const home = state.component.data.home;
  const whole = same(low, home[0]) && same(high, home[1]);
  const window_ = {
    type: "rect", xref: "x", yref: "paper", x0: low, x1: high, y0: 0, y1: 1,
    fillcolor: "rgba(90,130,190,0.18)", line: { width: 1, color: "rgba(90,130,190,0.7)" },
  };
  window.Plotly.relayout(strip, { shapes: whole ? [] : [window_] });
}

function show(state, chart, range) {
  window.Plotly.relayout(chart, { "xaxis.range": range || state.component.data.home });
}

// A naive instant in milliseconds, and back: the calendar of documents has no zone.
const instant = (text) => Date.parse(`${String(text).replace(" ", "T").slice(0, 19)}${String(text).length < 11 ? "T00:00" : ""}Z`);
const text = (moment) => new Date(moment).toISOString().slice(0, 19);

function follow(state, chart) {
  // An event chosen elsewhere (by key, list or passage) is brought into view; panning away from it stays allowed.
  const { selected } = state.component.data;
  if (selected === state.followed) return;
  state.followed = selected;
  const trace = chart.data.find((each) => each.name === "events");
  const k = selected && trace ? trace.customdata.findIndex((cell) => cell[0] === selected) : -1;
  if (k < 0) return;
  const [low, high] = chart._fullLayout.xaxis.range.map(instant);
  const at = instant(trace.x[k]);
  const half = (high - low) / 2;
  if (at < low || at > high) show(state, chart, [text(at - half), text(at + half)]);
}

function tell(state, chart) {
  clearTimeout(state.timer);
  state.timer = setTimeout(() => {
    const [low, high] = chart._fullLayout.xaxis.range.map(String);
    const home = state.component.data.home;
    state.range = same(low, home[0]) && same(high, home[1]) ? null : [low, high];
    const said = JSON.stringify(state.range);
    if (said !== state.said) {
      state.said = said;
      state.component.setStateValue("window", state.range || []);
    }
  }, 300);
}

function adoptChart(state, chart) {
  chart.__bridge = state;
  chart.__painted = undefined;
  chart.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.shiftKey) event.stopPropagation(); // a plain wheel scrolls the page
  }, { capture: true });
  chart.on("plotly_click", (event) => {
    const cell = event.points && event.points[0] && event.points[0].customdata;
    if (!cell) return;
    if (cell[0] === "+heap") show(state, chart, [cell[1], cell[2]]); // a heap of events opens on its own dates
    else state.component.setTriggerValue("pick", cell[0]);
  });
  chart.on("plotly_relayout", (change) => {
    if (!Object.keys(change).some((key) => key.startsWith("xaxis"))) return;
    paintStrip(state, chart);
    tell(state, chart);
  });
  if (window.matchMedia("(pointer: coarse)").matches) window.Plotly.relayout(chart, { dragmode: false });
  if (state.range) show(state, chart, state.range);
}

function adoptStrip(state, strip) {
  strip.__bridge = state;
  strip.on("plotly_selected", (event) => {
    const chart = chartIn(state.component.data.chart);
    const range = event && event.range && event.range.x;
    if (!chart || !range) return;
    window.Plotly.relayout(strip, { selections: [] });
    window.Plotly.restyle(strip, { selectedpoints: [null] });
    show(state, chart, [...range].sort());
  });
  strip.on("plotly_doubleclick", () => {
    const chart = chartIn(state.component.data.chart);
    if (chart) show(state, chart, null);
  });
}

function attach(state) {
  const data = state.component.data;
  const chart = chartIn(data.chart);
  const strip = chartIn(data.strip);
  if (!chart || !window.Plotly) return;
  if (state.order !== data.order) { // Python asks for dates in view: at the start, by a button, by Back
    state.order = data.order;
    state.range = data.window && data.window.length ? data.window : null;
    state.said = JSON.stringify(state.range);
    state.followed = data.selected;
    if (chart.__bridge === state) show(state, chart, state.range);
  }
  if (chart.__bridge !== state) adoptChart(state, chart);
  if (strip && strip.__bridge !== state) {
    adoptStrip(state, strip);
    chart.__painted = undefined;
  }
  follow(state, chart);
  const wanted = JSON.stringify([data.selected, data.lines, data.home]);
  if (chart.__painted !== wanted) {
    chart.__painted = wanted;
    paintSelection(state, chart);
    paintLines(state, chart);
    paintStrip(state, chart);
  }
}

export default function (component) {
  // This runs again on every change of the data; what must exist once per mount is kept on the host element.
  const host = component.parentElement.host || component.parentElement;
  const state = host.__state || (host.__state = {});
  state.component = component;
  attach(state);
  if (!state.observer) {
    state.observer = new MutationObserver(() => {
      if (!state.frame) state.frame = requestAnimationFrame(() => { state.frame = 0; attach(state); });
    });
    state.observer.observe(document.body, { childList: true, subtree: true });
  }
  return () => {
    if (state.observer) state.observer.disconnect();
    state.observer = null;
    clearTimeout(state.timer);
  };
}
