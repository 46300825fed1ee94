// Everything works without this. It ties a row and its words together under the pointer, and copies a citation.
"use strict";

const tied = (name) => document.querySelectorAll(`[data-spot="${CSS.escape(name)}"]`);

for (const event of ["mouseover", "focusin"]) {
  document.addEventListener(event, (e) => {
    document.querySelectorAll(".lit").forEach((one) => one.classList.remove("lit"));
    const at = e.target.closest("[data-spot]");
    if (at) tied(at.dataset.spot).forEach((one) => one.classList.add("lit"));
  });
}

// Not in the sheet of a phone, where several are picked before it is sent.
const inSheet = matchMedia("(max-width: 40rem)");
document.querySelectorAll("form.find select").forEach((one) => one.addEventListener("change", () => inSheet.matches || one.form.requestSubmit()));

document.querySelectorAll("button.copy").forEach((button) => {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copies).value);
    button.textContent = "Đã chép";
  });
});
