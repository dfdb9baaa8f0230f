// @ts-check
/** Whether a guard of the chart holds; the same closed vocabulary as session/guards.py. */
import { ceiling, following, nowPlaying, otherFoot, pressure } from "./place.js";
import { allowed } from "./score.js";

/** @typedef {import("./score.js").Score} Score */
/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("../../shared/documents.d.ts").Guard} Guard */
/** @typedef {Required<import("../../shared/documents.d.ts").Conditions>} Conditions */
/** @typedef {{name: string, pain?: number|null, side?: import("./score.js").Side|null,
 *   region?: import("./score.js").Region|null, say?: string}} Event
 *   `say` is a line to be heard before the chart's own */

/** The foot an event is about. @param {Score} score @param {Place} place @param {Event} event */
export const footOf = (score, place, event) => event.side ?? nowPlaying(score, place).foot;

/** The foot, or where nobody can know which one it is, every foot that is worked. @param {Score} score
 * @param {Place} place @param {Event} event */
export function feetOf(score, place, event) {
  const foot = footOf(score, place, event);
  return foot ? [foot] : score.feet;
}

/** @param {Score} score @param {Place} place @param {Event} event */
const start = (score, place, event) => score.startPain[footOf(score, place, event) ?? ""] ?? 0;

/** @param {Event} event @returns {event is Event & {pain: number}} */
const numbered = (event) => event.pain !== undefined && event.pain !== null;

/** @param {Score} s @param {Place} p */
function atCeiling(s, p) {
  const now = pressure(s, p);
  return now === null || now >= ceiling(s, p);
}

/** Whether the foot that would feel it has hurt, or the one that was named. @param {Score} s @param {Place} p
 * @param {Event} e */
const hurtHere = (s, p, e) => [footOf(s, p, e), nowPlaying(s, p).foot].some((foot) => foot && p.hurt.includes(foot));

/** Whether a place was named, and whether it lies under the hands. @param {Score} s @param {Place} p @param {Event} e
 * @returns {"here"|"elsewhere"|null} */
function named(s, p, e) {
  const part = nowPlaying(s, p);
  if (!e.region) return null;
  return part.regions.includes(e.region) && footOf(s, p, e) === part.foot ? "here" : "elsewhere";
}

/** Whether taking back would press deeper or stroke faster than now. @param {Place} p */
const markRaises = (p) => Boolean(p.mark) && (Number(p.mark?.shift) > p.shift || (p.slow && !p.mark?.slow));

/** @type {{[Name in keyof Conditions]: (s: Score, p: Place, e: Event, wanted: Conditions[Name]) => boolean}} */
const CHECKS = {
  any: (s, p, e, guards) => guards.some((guard) => holds(guard, s, p, e)),
  all: (s, p, e, guards) => guards.every((guard) => holds(guard, s, p, e)),
  rise_at_least: (s, p, e, n) => numbered(e) && e.pain - start(s, p, e) >= n,
  pain_at_least: (_s, _p, e, n) => numbered(e) && e.pain >= n,
  began_below: (s, p, e, n) => start(s, p, e) < n,
  pain_missing: (_s, _p, e, wanted) => !numbered(e) === wanted,
  trust_pain: (s, _p, _e, wanted) => s.trustPain === wanted,
  at_lightest: (s, p, _e, wanted) => !pressure(s, p) === wanted,
  at_ceiling: (s, p, _e, wanted) => atCeiling(s, p) === wanted,
  hurt_here: (s, p, e, wanted) => hurtHere(s, p, e) === wanted,
  hurt_before: (s, p, e, wanted) => feetOf(s, p, e).every((foot) => p.hurt.includes(foot)) === wanted,
  hurt_anywhere: (_s, p, _e, wanted) => p.hurt.length > 0 === wanted,
  named_here: (s, p, e, wanted) => (named(s, p, e) === "here") === wanted,
  named_elsewhere: (s, p, e, wanted) => (named(s, p, e) === "elsewhere") === wanted,
  left_here: (s, p, _e, wanted) => !allowed(s, p.part, p.left, p.spared) === wanted,
  awaiting: (_s, p, _e, wanted) => p.awaiting === wanted,
  handhold: (s, _p, _e, wanted) => s.handhold === wanted,
  group: (s, _p, _e, groups) => groups.includes(s.group),
  in: (s, p, _e, kind) => nowPlaying(s, p).kind === kind,
  last_on_foot: (s, p, _e, wanted) => (following(s, p, true) === null) === wanted,
  misses_at_least: (_s, p, _e, n) => p.misses >= n,
  slow: (_s, p, _e, wanted) => p.slow === wanted,
  other_foot: (s, p, _e, wanted) => otherFoot(s, p) === wanted,
  marked: (_s, p, _e, wanted) => Boolean(p.mark) === wanted,
  mark_raises: (_s, p, _e, wanted) => markRaises(p) === wanted,
  way: (s, _p, _e, way) => s.way === way,
};

/** @param {Guard} guard @param {Score} score @param {Place} place @param {Event} event @returns {boolean} */
export const holds = (guard, score, place, event) =>
  /** @type {(keyof Guard)[]} */ (Object.keys(guard)).every(
    (name) => name === "because" || check(name, /** @type {Conditions} */ (guard), score, place, event),
  );

/** Every name is one that the guard has. @template {keyof Conditions} Name @param {Name} name @param {Conditions} guard
 * @param {Score} score @param {Place} place @param {Event} event */
const check = (name, guard, score, place, event) => CHECKS[name](score, place, event, guard[name]);
