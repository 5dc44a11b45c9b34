// Keys for stepping between changes, and the switch that turns them off.

const STORED = "lydelse-keys";
const STEPS = new Map([["n", 1], ["p", -1]]);

function stored() {
  try {
    return localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function store(on) {
  try {
    localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing: the switch holds for this page.
  }
}

function typing(target) {
  return target.closest("input:not([type=checkbox], [type=radio]), select, textarea, [contenteditable]") !== null;
}

function stepOf(event) {
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) {
    return undefined;
  }
  if (event.key === "F7") {
    return event.shiftKey ? -1 : 1;
  }
  return STEPS.get(event.key);
}

export function keysSwitch(place, step) {
  const box = place.querySelector("input");
  box.checked = stored();
  box.addEventListener("change", () => store(box.checked));
  place.hidden = false;
  addEventListener("keydown", (event) => {
    const by = box.checked ? stepOf(event) : undefined;
    if (by !== undefined) {
      event.preventDefault();
      step(by);
    }
  });
}
