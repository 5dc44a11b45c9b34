// A definition or an origin that is shown goes when Escape is pressed, until it is asked for anew.

const PUT_AWAY = "put-away";

function putAway(term) {
  term.classList.add(PUT_AWAY);
  for (const end of ["mouseleave", "blur"]) {
    term.addEventListener(end, () => term.classList.remove(PUT_AWAY), { once: true });
  }
}

addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    document.querySelectorAll("[data-meaning]:is(:hover, :focus-visible)").forEach(putAway);
  }
});
