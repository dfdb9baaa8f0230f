// @ts-check
/** The numbers by voice: each is asked aloud, answered by a word or a tap, said back, and never sent by this page. */
import { PageEar } from "../voice/page_ear.js";
import { openMouth } from "../voice/page_mouth.js";

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const button = element("listen");
const form = /** @type {HTMLFormElement} */ (button.closest("form"));
const rows = [.../** @type {NodeListOf<HTMLFieldSetElement>} */ (form.querySelectorAll(".numbers"))];
/** @type {import("./player/mouth.js").Mouth|null} */
let mouth = null;
/** The row that is asked; none before the voice is on and after the last one. */
let now = rows.length;

element("say-numbers").hidden = false;
const ear = new PageEar(form, {
  words: { back: () => ask(Math.max(0, now - 1)), next: () => ask(now + 1) },
  number: answer,
  mouth: async () => (mouth ??= await openMouth(form)),
  stop: () => ear.close(),
  opened: () => ask(firstOpen()),
  closed: () => {
    mouth?.hush();
    point(rows.length);
  },
});
ear.offer(button);
form.addEventListener("change", ({ target }) => {
  // A tap answers as well as a word.
  if (rows[now]?.contains(/** @type {Node} */ (target))) ask(now + 1);
});

/** The first row without a number. */
function firstOpen() {
  const open = rows.findIndex((row) => !row.querySelector("input:checked"));
  return open < 0 ? rows.length : open;
}

/** @param {number} number */
function answer(number) {
  const choice = rows[now]?.querySelector(`input[value="${number}"]`);
  if (!choice) return;
  /** @type {HTMLInputElement} */ (choice).checked = true;
  mouth?.hush();
  mouth?.say(`heard.${number}`);
  ask(now + 1, { after: true });
}

/** @param {number} row @param {{after?: boolean}} how said after what is being said */
function ask(row, { after = false } = {}) {
  point(row);
  if (!after) mouth?.hush();
  mouth?.say(rows[now] ? `ask.${rows[now].dataset.ask}` : "end");
}

/** @param {number} row */
function point(row) {
  now = Math.min(row, rows.length);
  rows.forEach((one, order) => one.classList.toggle("asked", order === now));
  rows[now]?.scrollIntoView({ block: "center" });
}
