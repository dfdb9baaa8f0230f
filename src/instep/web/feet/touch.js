// @ts-check
/**
 * The touch test, run by the page: it waits as long as was drawn, says when to touch, and writes the helper's taps into the
 * form, which is shown at the end to be checked and sent. It makes no sound: whatever is heard gives the touch away.
 */

import { Words } from "../session/player/words.js";

/** @template {HTMLElement} T @param {string} id @returns {T} */
const find = (id) => /** @type {T} */ (document.getElementById(id));
const stage = find("stage");
const form = /** @type {HTMLFormElement} */ (find("touches"));
const [step, say, hint, noted] = ["stage-step", "stage-say", "stage-hint", "stage-noted"].map((id) => find(id));
const [start, answers, always] = ["stage-start", "stage-answers", "stage-always"].map((id) => find(id));
const words = new Words(JSON.parse(find("stage-words").dataset.messages ?? ""));
const toes = [...form.querySelectorAll("fieldset.toe")].map((one) => /** @type {HTMLFieldSetElement} */ (one));

let at = 0;
let falseYes = 0;
/** @type {number|undefined} */
let timer;

/** @param {string} main @param {string} more */
function show(main, more) {
  say.textContent = main;
  hint.textContent = more;
}

/** @param {() => void} next @param {string|undefined} ms */
function after(next, ms) {
  clearTimeout(timer);
  timer = setTimeout(next, Number(ms));
}

function quiet() {
  const { place = "", wait } = toes[at].dataset;
  answers.classList.add("not-yet");
  step.textContent = words.say("ui-touch-test-step", { number: at + 1, total: toes.length });
  show(words.say("ui-touch-run-wait"), words.say("ui-touch-run-wait_hint", { place }));
  stage.dataset.state = "wait";
  say.focus();
  after(touch, wait);
}

function touch() {
  const { place = "", touch: ms } = toes[at].dataset;
  answers.classList.remove("not-yet");
  stage.dataset.state = "touch";
  show(words.say("ui-touch-run-touch", { place }), words.say("ui-touch-run-touch_hint"));
  // Felt by the hand that holds the telephone, heard by nobody.
  if ("vibrate" in navigator) navigator.vibrate(40);
  after(listen, ms);
}

function listen() {
  stage.dataset.state = "listen";
  show(words.say("ui-touch-run-listen"), words.say("ui-touch-run-listen_hint"));
  // No answer is written down by itself: the helper says what happened.
  after(() => { hint.textContent = words.say("ui-touch-run-late"); }, toes[at].dataset.answer);
}

/** @param {string} name @param {string|number} value */
function mark(name, value) {
  const field = /** @type {HTMLInputElement} */ (form.querySelector(`input[name="${name}"][value="${value}"]`));
  field.checked = true;
}

/** @param {string} value */
function answered(value) {
  mark(toes[at].id, value);
  at += 1;
  if (at < toes.length) quiet();
  else checkAll();
}

function early() {
  falseYes += 1;
  noted.textContent = words.say("ui-touch-run-noted", { times: words.say("ui-touch-result-times", { n: falseYes }) });
}

function checkAll() {
  clearTimeout(timer);
  const most = Math.max(...[...form.querySelectorAll("input[name=false_yes]")].map((one) => Number(/** @type {HTMLInputElement} */ (one).value)));
  mark("false_yes", Math.min(falseYes, most));
  stage.hidden = true;
  form.hidden = false;
  find("touches-title").focus();
}

function begin() {
  start.hidden = true;
  always.hidden = false;
  quiet();
}

start.addEventListener("click", begin);
for (const buttons of [answers, always]) {
  buttons.addEventListener("click", (event) => {
    const button = /** @type {Element} */ (event.target).closest("button");
    if (button?.value === "false_yes") early();
    else if (button) answered(button.value);
  });
}
for (const one of form.querySelectorAll(".by-count, #by-count")) one.setAttribute("hidden", "");
for (const one of form.querySelectorAll(".by-page, #by-page")) one.removeAttribute("hidden");
// A form that came back with a line to put right is put right as it stands.
if (!form.querySelector("[role=alert]")) {
  form.hidden = true;
  stage.hidden = false;
}
