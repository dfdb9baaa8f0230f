// @ts-check
/** The end of a session: what is left to do, what happened, and how it was, with or without a server. */
import { fact } from "./facts.js";
import { post } from "./kept.js";
import { drainUntilEmpty } from "./outbox.js";
import { element } from "./screen.js";
import { clockTime } from "./time_left.js";

/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("./words.js").Words} Words */

/** @param {Place} place @param {Words} words */
export function showEnd(place, words) {
  element("ended-title").textContent = words.say(`player.ended.title.${place.ended}`);
  element("ended-time").textContent = words.say("player.ended.played", {
    time: clockTime(place.played),
    left: clockTime(place.spent.left ?? 0),
    right: clockTime(place.spent.right ?? 0),
  });
}

/** Say where what happened is now. @param {Words} words @param {boolean} inJournal */
export function showKept(words, inJournal) {
  element("ended-kept").textContent = words.say(inJournal ? "player.ended.kept" : "player.ended.later");
  element("rate").dataset.server = String(inJournal);
}

/** Let "say how it was" open the page with the questions, or, without a server, the same questions here.
 * @param {string} session @param {Words} words */
export function rateAfterwards(session, words) {
  const form = /** @type {HTMLFormElement} */ (element("after"));
  element("rate").addEventListener("click", async (event) => {
    event.preventDefault();
    if (await drainUntilEmpty()) location.href = /** @type {HTMLAnchorElement} */ (event.target).href;
    form.hidden = false;
    form.querySelector("input")?.focus();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await post([fact("rated", ratings(session, new FormData(form)))]);
    element("after-kept").textContent = words.say("player.after.saved");
    void drainUntilEmpty();
  });
}

/** What was answered; a question that was skipped is missing, never 0. @param {string} session @param {FormData} form */
function ratings(session, form) {
  /** @type {Record<string, number|null>} */
  const given = {};
  for (const [name, value] of form.entries()) given[name] = value === "" ? null : Number(value);
  return { session, when: "after", ratings: given };
}
