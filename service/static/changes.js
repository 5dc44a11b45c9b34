// Steps between the changes of a comparison: buttons, keys, and a word of where one is.
// Without this file the links on the page do the same.

import { keysSwitch } from "./keys.js";

const changes = [...document.querySelectorAll("[data-change]")];
const bar = document.querySelector(".bar");
const status = bar?.querySelector("[role=status]");
let here = -1;

function tell(index) {
  status.textContent = status.dataset.phrase
    .replace("{number}", String(index + 1))
    .replace("{total}", String(changes.length))
    .replace("{name}", changes[index].dataset.name);
}

// Within the list alone: the page itself must stay where it is.
function reveal(entry) {
  const list = entry?.closest(".changes");
  if (list && list.scrollHeight > list.clientHeight) {
    list.scrollTop += entry.getBoundingClientRect().top - list.getBoundingClientRect().top - list.clientHeight / 3;
  }
}

function mark(index) {
  here = index;
  for (const [place, change] of changes.entries()) {
    change.toggleAttribute("data-here", place === index);
    const entry = document.querySelector(`.changes a[href="#${change.id}"]`);
    if (place === index) {
      entry?.setAttribute("aria-current", "true");
      reveal(entry);
    } else {
      entry?.removeAttribute("aria-current");
    }
  }
  bar.querySelector("[data-step='1']").href = `#${changes[(index + 1) % changes.length].id}`;
  bar.querySelector("[data-step='-1']").href = `#${changes.at(index - 1).id}`;
  tell(index);
}

function go(index) {
  const target = changes[(index + changes.length) % changes.length];
  history.replaceState(null, "", `#${target.id}`);
  target.scrollIntoView({ block: "start" });
  target.focus({ preventScroll: true });
  mark(changes.indexOf(target));
}

function seen(change) {
  const place = change.getBoundingClientRect();
  return place.bottom > bar.getBoundingClientRect().bottom && place.top < innerHeight;
}

// The last change that begins above the reader's eyes.
function passed() {
  const line = bar.getBoundingClientRect().bottom;
  return changes.findLastIndex((change) => change.getBoundingClientRect().top <= line);
}

function step(by) {
  if (here >= 0 && seen(changes[here])) {
    go(here + by);
  } else {
    go(by > 0 ? passed() + 1 : Math.max(passed(), 0));
  }
}

function follow() {
  const index = changes.findIndex((change) => `#${change.id}` === location.hash);
  if (index >= 0) {
    mark(index);
  }
}

if (changes.length > 0) {
  for (const button of bar.querySelectorAll("[data-step]")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      step(Number(button.dataset.step));
    });
  }
  keysSwitch(bar.querySelector(".keys"), step);
  addEventListener("hashchange", follow);
  follow();
}

if (matchMedia("(max-width: 62rem)").matches) {
  for (const details of document.querySelectorAll("[data-narrow-closed]")) {
    details.removeAttribute("open");
  }
}
