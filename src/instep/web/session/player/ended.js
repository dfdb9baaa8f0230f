// @ts-check
/** The end of a session: what is left to do, what happened, and how it was, with or without a server. */
import { fact } from "./facts.js";
import { post } from "./local_store.js";
import { drainUntilEmpty } from "./outbox.js";
import { element } from "./screen.js";
import { clockTime } from "./time_left.js";

/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("./words.js").Words} Words */

/** @param {Place} place @param {Words} words */
export function showEnd(place, words) {
  element("ended-time").textContent = words.say("player-ended-played", {
    time: clockTime(place.played),
    left: clockTime(place.spent.left ?? 0),
    right: clockTime(place.spent.right ?? 0),
  });
  element("move").focus();
}

/** Say where what happened is now. @param {Words} words @param {string} where @param {boolean} inJournal */
export function showKept(words, where, inJournal) {
  element("ended-kept").textContent = words.say(`player-ended-${where}`);
  element("rate").dataset.server = String(inJournal);
}

/** Let "say how it was" open the page with the questions, or, without a server, the same questions here.
 * @param {string} session @param {Words} words */
export function rateAfterwards(session, words) {
  const form = /** @type {HTMLFormElement} */ (element("after"));
  const link = /** @type {HTMLAnchorElement} */ (element("rate"));
  link.addEventListener("click", async (event) => {
    event.preventDefault();
    if ((await drainUntilEmpty()) && (await answers(link.href))) location.assign(link.href);
    else showForm(form);
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.inert = true;
    await post([fact("rated", ratings(session, new FormData(form)))]);
    element("after-kept").textContent = words.say("player-after-saved");
    void drainUntilEmpty();
  });
}

/** @param {HTMLFormElement} form */
function showForm(form) {
  form.hidden = false;
  form.querySelector("input")?.focus();
}

/** Whether the server has this page just now. @param {string} url */
async function answers(url) {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** What was answered; a question that was skipped is missing, never 0. @param {string} session @param {FormData} form
 * @returns {import("../../shared/documents.d.ts").Rated} */
function ratings(session, form) {
  const { changed, ...numbers } = Object.fromEntries([...form.entries()].filter(([, given]) => given !== ""));
  const values = Object.fromEntries(Object.entries(numbers).map(([name, given]) => [name, Number(given)]));
  const change = /** @type {string|undefined} */ (changed) ?? null;
  return { session, moment: "after", values, changed: change, word: null, sentence: null };
}
