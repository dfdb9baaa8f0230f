// @ts-check
/** A plan as the chart plays it. The same reading stands in session/score.py; both give the same trace. */

/** @type {Pressure[]} */
export const PRESSURES = ["light", "moderate", "firm"];
export const LIGHTEST = 0;
export const FIRMEST = PRESSURES.length - 1;

/** @typedef {import("../../shared/documents.d.ts").Plan} Plan */
/** @typedef {import("../../shared/documents.d.ts").Segment} Segment */
/** @typedef {import("../../shared/documents.d.ts").Side} Side */
/** @typedef {import("../../shared/documents.d.ts").Region} Region */
/** @typedef {import("../../shared/documents.d.ts").Pressure} Pressure */
/** @typedef {{kind: Segment["kind"], foot: Side|null, move: string|null, regions: Region[], pressure: number|null,
 *   ceiling: number, start: number, end: number}} Part times in ms, pressures as ranks */
/** @typedef {{parts: Part[], cues: [number, string, string][], end: number, cap: number, trustPain: boolean,
 *   group: string, way: string, handhold: boolean, startPain: Record<string, number>, feet: Side[]}} Score */

/** @param {number} seconds */
const ms = (seconds) => Math.floor(seconds * 1000 + 0.5);

/** @param {Segment} segment @returns {Part} */
const readPart = (segment) => ({
  kind: segment.kind,
  foot: segment.foot,
  move: segment.move,
  regions: segment.regions,
  pressure: segment.pressure === null ? null : PRESSURES.indexOf(segment.pressure),
  ceiling: segment.ceiling === null ? 0 : PRESSURES.indexOf(segment.ceiling),
  start: ms(segment.start),
  end: ms(segment.end),
});

/** @param {Plan} plan @returns {Score} */
export function readScore(plan) {
  const limits = plan.clearance.limits;
  const parts = plan.segments.map(readPart);
  const worked = parts.filter((p) => p.kind === "move" && p.foot !== null);
  return {
    parts,
    cues: plan.cues.map((cue) => [ms(cue.at), cue.kind, cue.key]),
    end: ms(plan.seconds),
    cap: ms(limits.minutes_per_foot * 60),
    trustPain: limits.trust_pain,
    group: plan.clearance.risk_group,
    way: plan.way,
    handhold: plan.needs_handhold,
    startPain: Object.fromEntries(Object.entries(plan.start_pain).map(([foot, pain]) => [foot, pain ?? 0])),
    feet: [...new Set(worked.map((p) => /** @type {Side} */ (p.foot)))],
  };
}

/** The time planned for a foot, in ms. @param {Score} score @param {string} foot */
export const planned = (score, foot) =>
  score.parts.filter((p) => p.kind === "move" && p.foot === foot).reduce((sum, p) => sum + p.end - p.start, 0);

/** Whether a part may still be played. @param {Score} score @param {number} number @param {string[]} left
 * @param {Record<string, string[]>} spared @returns {boolean} */
export function allowed(score, number, left, spared) {
  const part = score.parts[number];
  if (part.kind === "move") {
    const kept = spared[part.foot ?? ""] ?? [];
    return !left.includes(part.foot ?? "") && !part.regions.some((region) => kept.includes(region));
  }
  if (part.kind !== "switch") return true;
  return score.parts.some((p, n) => n > number && p.kind === "move" && allowed(score, n, left, spared));
}

/** The number of the first cue at or after a position. @param {Score} score @param {number} position */
export function firstCueAt(score, position) {
  let low = 0;
  let high = score.cues.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (score.cues[middle][0] < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
