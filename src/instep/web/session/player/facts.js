// @ts-check
/** What happened, as facts for the journal; each gets its id here, once, and keeps it however often it is sent. */

/** `journal` names the journal that it is for, and `person` whose feet; older pages did not say either.
 * @typedef {import("../../shared/documents.d.ts").SentFact & {journal?: string}} Fact */
/** @typedef {import("../../shared/documents.d.ts").SessionEnded["ended"]} Ended */

/** A random id, also where the page was not served from this machine. @returns {string} */
export function uuid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The person's own time with its offset: 2026-05-09T21:30:00.000+02:00. @param {Date} date */
export function localTime(date) {
  const minutes = -date.getTimezoneOffset();
  const own = new Date(date.getTime() + minutes * 60000).toISOString().slice(0, -1);
  const two = (/** @type {number} */ n) => String(Math.floor(n)).padStart(2, "0");
  return `${own}${minutes < 0 ? "-" : "+"}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`;
}

/** @template {Fact["kind"]} Kind @param {Kind} kind @param {Extract<Fact, {kind: Kind}>["body"]} body @param {Date} [now]
 * @returns {Fact} */
export function fact(kind, body, now = new Date()) {
  const { person, journal } = document.body.dataset;
  return /** @type {Fact} */ ({ id: uuid(), kind, at: localTime(now), version: 1, body, person, journal });
}

/** One event as it was met. @param {string} session @param {import("./statechart.js").Entry} entry
 * @param {import("./guards.js").Event} event */
export const eventFact = (session, entry, event) =>
  fact("session_event", {
    session,
    at_ms: Math.round(entry.at * 1000),
    event: entry.event,
    pain: event.pain ?? null,
    side: event.side ?? null,
    region: event.region ?? null,
    state: entry.state,
    foot: entry.foot,
    move: entry.move,
    regions: entry.regions,
    pressure: entry.pressure,
    position_ms: Math.round(entry.position * 1000),
  });

/** The end of a session that has ended. @param {string} session @param {import("./score.js").Plan} plan
 * @param {import("./place.js").Place} place */
export const endFact = (session, plan, place) =>
  fact("session_ended", {
    session,
    ended: /** @type {Ended} */ (place.ended),
    seconds_played: place.played / 1000,
    played_ms: { left: place.spent.left ?? 0, right: place.spent.right ?? 0 },
    left: place.left,
    routine: plan.routine,
    way: plan.way,
  });
