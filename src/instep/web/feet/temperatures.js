// @ts-check
/** A reading's comfort: the enter key goes on to the next empty field, and keeps the reading only from the last one. */

const form = /** @type {HTMLFormElement} */ (document.getElementById("reading"));
const fields = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(".degrees input")]);

form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
  const here = fields.indexOf(event.target);
  const next = [...fields.slice(here + 1), ...fields.slice(0, here)].find((field) => field.value.trim() === "");
  if (!next) return;
  event.preventDefault();
  next.focus();
});

const wrong = fields.find((field) => field.getAttribute("aria-invalid"));
(wrong ?? fields[0]).focus();
