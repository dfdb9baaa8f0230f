// @ts-check
/** The daily look's comfort: one stop at a time, said aloud if wanted, answered by a tap, a key or a word. */
import { PageEar } from "../voice/page_ear.js";
import { Aloud } from "./daily_look_aloud.js";

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

const form = /** @type {HTMLFormElement} */ (element("ritual"));
const finish = /** @type {HTMLButtonElement} */ (element("finish"));
const back = /** @type {HTMLButtonElement} */ (element("stop-back"));
const stops = [.../** @type {NodeListOf<HTMLFieldSetElement>} */ (form.querySelectorAll(".stop"))];
const aloud = new Aloud(form, element("aloud"));
let now = 0;

form.classList.add("stepping");
finish.textContent = finish.dataset.finish ?? "";
element("aloud").parentElement?.removeAttribute("hidden");
for (const stop of stops) answers(stop);
back.addEventListener("click", () => show(now - 1));
show(0, { quiet: true });
new PageEar(form, {
  words: { no: () => answer("same"), yes: () => answer("different"), back: () => show(now - 1) },
  stop: () => aloud.hush(),
  mouth: async () => aloud.mouth,
}).offer(element("listen"));

/** Real buttons in the place of the choices: an arrow key must choose nothing. @param {HTMLFieldSetElement} stop */
function answers(stop) {
  const row = /** @type {HTMLElement} */ (stop.querySelector(".said"));
  const buttons = [...row.querySelectorAll("label")].map((label) => {
    const choice = /** @type {HTMLInputElement} */ (label.querySelector("input"));
    const button = document.createElement("button");
    button.type = "button";
    button.className = label.className.replaceAll("answer", "say");
    button.textContent = label.textContent?.trim() ?? "";
    button.addEventListener("click", () => answer(choice.value));
    return button;
  });
  const said = document.createElement("div");
  said.className = "say-row";
  said.append(...buttons);
  row.hidden = true;
  row.after(said);
  for (const choice of stop.querySelectorAll(".pin-said input")) {
    choice.addEventListener("change", () => choose(stop, "different"));
  }
}

/** @param {number} number @param {{quiet?: boolean}} how */
function show(number, { quiet = false } = {}) {
  now = Math.max(0, Math.min(number, stops.length - 1));
  stops.forEach((stop, order) => (stop.hidden = order !== now));
  back.hidden = now === 0;
  const first = /** @type {HTMLElement} */ (stops[now].querySelector(".say-row button"));
  if (!quiet) first.focus({ preventScroll: true });
  aloud.say(stops[now].dataset.stop ?? "");
}

/** @param {string} said */
function answer(said) {
  const stop = stops[now];
  choose(stop, said);
  if (said === "same") stop.querySelectorAll(".pin-said input:checked").forEach(unchoose);
  // What is different about a finding from before is said right here, before the next stop.
  const asks = said === "different" && stop.querySelector(".known") && !stop.classList.contains("asking");
  stop.classList.toggle("asking", Boolean(asks));
  if (asks) return /** @type {HTMLElement} */ (stop.querySelector(".pin-said input")).focus();
  if (now === stops.length - 1) form.requestSubmit();
  else show(now + 1);
}

/** @param {HTMLFieldSetElement} stop @param {string} said */
function choose(stop, said) {
  const choice = /** @type {HTMLInputElement} */ (stop.querySelector(`.said input[value="${said}"]`));
  choice.checked = true;
}

/** @param {Element} choice */
function unchoose(choice) {
  /** @type {HTMLInputElement} */ (choice).checked = false;
}
