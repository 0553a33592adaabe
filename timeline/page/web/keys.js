// The keys of the page: each presses a button or goes to a field, so nothing can be done by key that cannot be done
// without. `data.keys` says for each key where; keys that are typed into a field stay the field's.

const TYPING = "input, textarea, select, [contenteditable='true'], [role='combobox'], [role='listbox']";

const nameOf = (event) => {
  if (event.ctrlKey || event.metaKey) return `Ctrl+${event.shiftKey ? "Shift+" : ""}${event.key.toLowerCase()}`;
  return event.shiftKey && event.key.startsWith("Arrow") ? `Shift+${event.key}` : event.key;
};

function press(event, keys) {
  if (event.altKey || event.defaultPrevented) return;
  if (document.querySelector("[role='dialog']")) return; // a dialog has its own keys
  const [target] = event.composedPath();
  if (target.matches && target.matches(TYPING)) {
    if (event.key === "Escape") target.blur();
    return;
  }
  const goal = document.querySelector(keys[nameOf(event)] || "no-such-key");
  if (!goal || goal.disabled) return;
  event.preventDefault();
  event.stopPropagation();
  if (goal.matches(TYPING)) goal.focus();
  else goal.click();
}

export default function (component) {
  const host = component.parentElement.host || component.parentElement;
  host.__keys = component.data.keys;
  host.__unsaved = component.data.unsaved;
  if (!host.__press) {
    host.__press = (event) => press(event, host.__keys);
    document.addEventListener("keydown", host.__press, { capture: true });
    host.__leave = (event) => { if (host.__unsaved) event.preventDefault(); }; // the browser asks
    window.addEventListener("beforeunload", host.__leave);
  }
  return () => {
    document.removeEventListener("keydown", host.__press, { capture: true });
    window.removeEventListener("beforeunload", host.__leave);
    host.__press = null;
  };
}
