// Words that are selected in a text are put into the field that asks for them.

for (const text of document.querySelectorAll("[data-quote-into]")) {
  const field = document.getElementById(text.dataset.quoteInto);
  document.addEventListener("selectionchange", () => {
    const selected = document.getSelection();
    const words = selected.toString().trim();
    if (words && text.contains(selected.anchorNode) && text.contains(selected.focusNode)) {
      field.value = words;
    }
  });
}
