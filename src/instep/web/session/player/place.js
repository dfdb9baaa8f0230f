// @ts-check
/** Where a session stands, as plain JSON; the same memory as session/place.py. */
import { allowed, firstCueAt, FIRMEST, LIGHTEST, planned } from "./score.js";

/** @typedef {import("./score.js").Score} Score */
/** @typedef {import("./score.js").Side} Side */
/** @typedef {import("./facts.js").Ended} Ended */
/** @typedef {{state: string, clock: number, position: number, part: number, cue: number, shift: number, slow: boolean,
 *   spent: Record<string, number>, spared: Record<string, string[]>, left: Side[], hurt: Side[],
 *   in_force: Record<string, number>, ceilings: Record<string, number>, awaiting: boolean, misses: number,
 *   until: number|null, check_at: number|null, ended: Ended|null, played: number, mark?: Mark|null}} Place
 *   `mark` is how things stood before the last change that may still be taken back; `in_force` is the pressure that
 *   each foot felt last, `ceilings` what a foot that hurt gets at most from then on: they only ever lower;
 *   `awaiting`: it was asked how much it hurts, and no number has come */
/** @typedef {{clock: number, part: number, position: number, shift: number, slow: boolean, left: Side[]}} Mark */

/** @returns {Place} */
export const newPlace = () => ({
  state: "ready", clock: 0, position: 0, part: 0, cue: 0, shift: 0, slow: false, spent: {}, spared: {}, left: [],
  hurt: [], in_force: {}, ceilings: {}, awaiting: false, misses: 0, until: null, check_at: null, ended: null, played: 0, mark: null,
});

/** A place that was written down, perhaps by an older page: what it does not know yet stands as at the beginning.
 * @param {Partial<Place>} [written] @returns {Place} */
export const placeFrom = (written) => ({ ...newPlace(), ...written });

/** @param {Score} score @param {Place} place */
export const nowPlaying = (score, place) => score.parts[place.part];

/** The pressure in force as a rank. @param {Score} score @param {Place} place @returns {number|null} */
export function pressure(score, place) {
  const part = nowPlaying(score, place);
  if (part.pressure === null) return null;
  return Math.max(LIGHTEST, Math.min(part.pressure + place.shift, ceiling(score, place)));
}

/** The deepest that may be pressed now: by the clearance, and by what this foot has felt. @param {Score} score
 * @param {Place} place */
export function ceiling(score, place) {
  const part = nowPlaying(score, place);
  return Math.min(part.ceiling, ceilingOf(place, part.foot));
}

/** A place that was written down before there were ceilings says only that the foot hurt. @param {Place} place
 * @param {Side|null} foot */
const ceilingOf = (place, foot) =>
  place.ceilings[foot ?? ""] ?? (foot && place.hurt.includes(foot) ? LIGHTEST : FIRMEST);

/** Note what the foot under the hands feels, for when it is said later that it hurt. @param {Score} score
 * @param {Place} place */
export function rememberPressure(score, place) {
  const part = nowPlaying(score, place);
  const depth = pressure(score, place);
  if (part.kind === "move" && part.foot && depth !== null) place.in_force[part.foot] = depth;
}

/** Hold a foot that hurts one below what it felt then, for the rest of the session; place.py says why.
 * @param {Place} place @param {Side} foot */
export function lowerCeiling(place, foot) {
  const felt = place.in_force[foot] ?? LIGHTEST;
  place.ceilings[foot] = Math.min(ceilingOf(place, foot), Math.max(LIGHTEST, felt - 1));
  if (!place.hurt.includes(foot)) place.hurt.push(foot);
}

/** The time a foot may have. @param {Score} score @param {Place} place @param {string} foot */
export function budget(score, place, foot) {
  const first = score.feet[0];
  if (foot === first) return score.cap;
  const equal = place.left.includes(first) ? planned(score, foot) : place.spent[first] ?? 0;
  return Math.min(score.cap, equal);
}

/** @param {Score} score @param {Place} place @param {number} part */
export function seek(score, place, part) {
  place.part = part;
  moveTo(score, place, score.parts[part].start);
  place.shift = Math.min(place.shift, 0);
}

/** @param {Score} score @param {Place} place @param {number} position */
export function moveTo(score, place, position) {
  place.position = position;
  place.cue = firstCueAt(score, position);
}

/** The next part that may be played, or null. @param {Score} score @param {Place} place @param {boolean} [onThisFoot] */
export function following(score, place, onThisFoot = false) {
  const here = nowPlaying(score, place);
  for (let number = place.part + 1; number < score.parts.length; number += 1) {
    const part = score.parts[number];
    if (onThisFoot && (part.kind !== "move" || part.foot !== here.foot)) return null;
    if (allowed(score, number, place.left, place.spared)) return number;
  }
  return null;
}

/** The part before on the same foot, or this one. @param {Score} score @param {Place} place */
export function previous(score, place) {
  const here = nowPlaying(score, place);
  for (let number = place.part - 1; number >= 0; number -= 1) {
    const part = score.parts[number];
    if (part.kind !== "move" || part.foot !== here.foot) break;
    if (allowed(score, number, place.left, place.spared)) return number;
  }
  return place.part;
}

/** Whether the other foot's work is still ahead, is done, or whether there is none. @param {Score} score
 * @param {Place} place @returns {"ahead"|"done"|"none"|null} */
export function otherFoot(score, place) {
  const here = nowPlaying(score, place).foot;
  if (here === null) return null;
  const others = score.parts.flatMap((part, n) => (part.kind === "move" && part.foot && part.foot !== here ? [n] : []));
  if (others.some((n) => n > place.part && allowed(score, n, place.left, place.spared))) return "ahead";
  return others.some((n) => n < place.part) ? "done" : "none";
}

/** How things stand, so that what comes next can be taken back. @param {Place} place @returns {Mark} */
export const markOf = ({ clock, part, position, shift, slow, left }) =>
  ({ clock, part, position, shift, slow, left: [...left] });

/** As if what came after the mark had not been said: the time since then has passed there. Not so in the closing:
 * nothing of the way out is passed over. @param {Score} score @param {Place} place @param {Mark} mark */
export function restore(score, place, mark) {
  place.part = mark.part;
  const part = nowPlaying(score, place);
  const passed = part.kind === "closing" ? 0 : place.clock - mark.clock;
  moveTo(score, place, Math.min(part.end, mark.position + passed));
  place.shift = mark.shift;
  place.slow = mark.slow;
  place.left = [...mark.left];
  place.mark = null;
}
