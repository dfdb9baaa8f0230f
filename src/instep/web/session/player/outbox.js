// @ts-check
/**
 * Brings what waits in this browser to the journal: `drain()` on any page of the app. A fact is sent until the
 * journal has it; its id makes it count once, however often it arrives.
 */
import { setAside, taken, waiting } from "./local_store.js";

/** @typedef {import("./facts.js").Fact} Fact */

const MOST = 100;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 60000;

/** @type {Promise<boolean>|null} */
let sending = null;
/** @type {Promise<boolean>|null} */
let next = null;
let wait = FIRST_WAIT_MS;
let again = 0;
/** @type {(empty: boolean, lockedOut: boolean, refused: boolean) => void} */
let onTried = () => {};
/** Whether the server no longer lets this browser in: what waits then waits for the person. */
let lockedOut = false;
/** Whether the journal refused something since this page was opened: that counts nowhere, so somebody must hear of it. */
let refusedAny = false;

/** Send all that waits; resolves to whether the journal now has everything. @returns {Promise<boolean>} */
export function drain() {
  if (!sending) return begin();
  // What is being sent may not hold what was put in last: one more turn after this one does.
  next ??= sending.then(begin);
  return next;
}

function begin() {
  next = null;
  sending = oneTab(sendAll).finally(() => (sending = null));
  return sending;
}

/** Be told after every try, the later ones included, whether the journal has everything.
 * @param {(empty: boolean, lockedOut: boolean, refused: boolean) => void} listener */
export function onDrainAttempt(listener) {
  onTried = listener;
}

/** Go on trying, at once and then ever more seldom, until nothing waits. @returns {Promise<boolean>} */
export async function drainUntilEmpty() {
  clearTimeout(again);
  const empty = await drain();
  onTried(empty, !empty && lockedOut, refusedAny);
  wait = empty ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
  clearTimeout(again);
  if (!empty) again = window.setTimeout(drainUntilEmpty, wait);
  return empty;
}

/** Two tabs do not send the same facts at once. @param {() => Promise<boolean>} work @returns {Promise<boolean>} */
const oneTab = async (work) => (navigator.locks ? await navigator.locks.request("instep-outbox", work) : work());

/** @returns {Promise<boolean>} */
async function sendAll() {
  lockedOut = false;
  try {
    for (;;) {
      const batch = await waiting(MOST, document.body.dataset.journal);
      if (!batch.length) return true;
      if (!(await sendBatch(batch))) return false;
    }
  } catch {
    return false;
  }
}

/** @param {[IDBValidKey, Fact][]} batch @returns {Promise<boolean>} whether to go on */
async function sendBatch(batch) {
  const answer = await posted(batch.map(([, fact]) => fact));
  lockedOut = answer.status === 401;
  if (answer.ok) {
    const { kept: ids } = /** @type {import("../../shared/documents.d.ts").KeptIds} */ (await answer.json());
    const kept = new Set(ids);
    const keys = batch.filter(([, fact]) => kept.has(fact.id)).map(([key]) => key);
    await taken(keys);
    return keys.length > 0;
  }
  if (!refused(answer)) return false;
  if (batch.length > 1) return oneByOne(batch);
  await setAside(batch[0][0], batch[0][1], await answer.text());
  refusedAny = true;
  return true;
}

/** @param {[IDBValidKey, Fact][]} batch */
async function oneByOne(batch) {
  for (const one of batch) if (!(await sendBatch([one]))) return false;
  return true;
}

/** A refusal that trying again would not change. @param {Response} answer */
const refused = (answer) => [400, 409, 413, 422].includes(answer.status);

/** The journal is named beside its facts: a server over another one answers 421, and they wait on.
 * @param {Fact[]} facts */
const posted = (facts) =>
  fetch("/api/facts", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      facts: facts.map(({ journal, ...fact }) => fact),
      ...(document.body.dataset.journal && { journal: document.body.dataset.journal }),
    }),
  });

addEventListener("online", () => void drainUntilEmpty());
// Whoever comes back from the tab in which the browser was let in again need not wait for the next try.
addEventListener("focus", () => void (lockedOut && drainUntilEmpty()));
