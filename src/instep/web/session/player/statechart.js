// @ts-check
/**
 * The chart's interpreter in the page; session/statechart.py is its twin, and generated stories hold the two
 * together. A place and an event give the next place and the effects. Time is an argument: nothing here has a clock.
 */
import { perform } from "./actions.js";
import { holds } from "./guards.js";
import { budget, following, moveTo, nowPlaying, pressure, rememberPressure, seek } from "./place.js";
import { allowed, PRESSURES } from "./score.js";

/** @typedef {import("./score.js").Score} Score */
/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("./guards.js").Event} Event */
/** @typedef {import("../../shared/documents.d.ts").Chart} Chart */
/** @typedef {import("../../shared/documents.d.ts").After} After */
/** @typedef {{at: number, event: string, state: string, foot: import("./score.js").Side|null, move: string|null,
 *   regions: import("./score.js").Region[], pressure: import("./score.js").Pressure|null, position: number,
 *   effects: string[]}} Entry */

/** Let an event happen now. @param {Chart} chart @param {Score} score @param {Place} place @param {Event} event
 * @returns {Entry} */
export function send(chart, score, place, event) {
  const branch = branchFor(chart, score, place, event);
  const effects = [];
  if (branch) {
    for (const action of branch.do) effects.push(...perform(action, score, place, event, chart.times));
    if (branch.to) enter(chart, place, branch.to);
  }
  if (runs(chart, place)) rememberPressure(score, place);
  return entry(score, place, event.name, effects);
}

/** @param {Chart} chart @param {Score} score @param {Place} place @param {Event} event */
function branchFor(chart, score, place, event) {
  let branches = chart.states[place.state].on[event.name];
  if (branches === undefined) branches = place.state === "ended" ? [] : chart.anywhere[event.name] ?? [];
  return branches.find((branch) => !branch.if || holds(chart.guards[branch.if], score, place, event));
}

/** @param {Chart} chart @param {Place} place @param {string} state */
function enter(chart, place, state) {
  place.state = state;
  // What was changed before a pause, a question or pain is not taken back after it.
  place.mark = null;
  const after = chart.states[state].after;
  place.until = after ? place.clock + chart.times[after.ms] : null;
}

/** Let time pass; returns what happens of itself. @param {Chart} chart @param {Score} score @param {Place} place
 * @param {number} byMs @returns {Entry[]} */
export function advance(chart, score, place, byMs) {
  const end = place.clock + byMs;
  /** @type {Entry[]} */
  const entries = [];
  for (;;) {
    due(chart, score, place, entries);
    if (place.clock >= end) return entries;
    passTime(chart, score, place, untilNext(chart, score, place, end));
  }
}

/** @param {Chart} chart @param {Place} place @returns {boolean} */
const runs = (chart, place) => chart.states[place.state].runs === true;

/** @param {Chart} chart @param {Score} score @param {Place} place @param {number} end */
function untilNext(chart, score, place, end) {
  const steps = [end - place.clock];
  if (place.until !== null) steps.push(place.until - place.clock);
  if (runs(chart, place)) {
    const part = nowPlaying(score, place);
    steps.push(part.end - place.position);
    if (place.cue < score.cues.length) steps.push(score.cues[place.cue][0] - place.position);
    if (part.kind === "move" && part.foot) steps.push(budget(score, place, part.foot) - (place.spent[part.foot] ?? 0));
    if (place.check_at !== null) steps.push(place.check_at - place.clock);
  }
  return Math.max(0, Math.min(...steps));
}

/** @param {Chart} chart @param {Score} score @param {Place} place @param {number} ms */
function passTime(chart, score, place, ms) {
  place.clock += ms;
  // Easing off and being asked belong to the session; waiting for the person does not.
  if (!chart.states[place.state].idle) place.played += ms;
  if (!runs(chart, place)) return;
  place.position += ms;
  const part = nowPlaying(score, place);
  if (part.kind === "move" && part.foot) place.spent[part.foot] = (place.spent[part.foot] ?? 0) + ms;
}

/** @param {Chart} chart @param {Score} score @param {Place} place @param {Entry[]} entries */
function due(chart, score, place, entries) {
  if (place.until !== null && place.clock >= place.until) {
    // Only a state that names what comes after it sets a time for it.
    const after = /** @type {After} */ (chart.states[place.state].after);
    entries.push(send(chart, score, place, { name: after.event }));
  }
  if (!runs(chart, place)) return;
  if (place.check_at !== null && place.clock >= place.check_at) {
    entries.push(send(chart, score, place, { name: "check_due" }));
    return;
  }
  changeOfPart(chart, score, place, entries);
  cues(score, place, entries);
}

/** @param {Chart} chart @param {Score} score @param {Place} place @param {Entry[]} entries */
function changeOfPart(chart, score, place, entries) {
  const part = nowPlaying(score, place);
  const owed = owing(score, place);
  if (part.kind === "move" && part.foot && owed <= 0) {
    goOn(chart, score, place, entries, afterTheFoot(score, place));
  } else if (place.position >= part.end) {
    if (part.kind === "move" && owed && secondFootShort(score, place)) {
      moveTo(score, place, Math.max(part.start, part.end - owed));
      entries.push(entry(score, place, "segment", [`play:${place.position}`]));
    } else {
      goOn(chart, score, place, entries, following(score, place));
    }
  }
}

/** @param {Score} score @param {Place} place */
function owing(score, place) {
  const part = nowPlaying(score, place);
  if (part.kind !== "move" || !part.foot) return 0;
  return budget(score, place, part.foot) - (place.spent[part.foot] ?? 0);
}

/** @param {Score} score @param {Place} place */
function secondFootShort(score, place) {
  const part = nowPlaying(score, place);
  if (part.foot === score.feet[0] || place.left.includes(score.feet[0])) return false;
  return following(score, place, true) === null;
}

/** @param {Score} score @param {Place} place */
function afterTheFoot(score, place) {
  const ahead = score.parts.findIndex(
    (part, n) => n > place.part && part.kind !== "move" && allowed(score, n, place.left, place.spared),
  );
  return ahead < 0 ? null : ahead;
}

/** @param {Chart} chart @param {Score} score @param {Place} place @param {Entry[]} entries @param {number|null} ahead */
function goOn(chart, score, place, entries, ahead) {
  if (ahead === null) {
    entries.push(send(chart, score, place, { name: "end_of_plan" }));
    return;
  }
  const jumped = score.parts[ahead].start !== place.position;
  seek(score, place, ahead);
  rememberPressure(score, place);
  place.mark = null;
  entries.push(entry(score, place, "segment", jumped ? [`play:${place.position}`] : []));
}

/** @param {Score} score @param {Place} place @param {Entry[]} entries */
function cues(score, place, entries) {
  while (place.cue < score.cues.length && score.cues[place.cue][0] <= place.position) {
    const [, kind, key] = score.cues[place.cue];
    place.cue += 1;
    entries.push(entry(score, place, "cue", [said(score, place, kind, key)]));
  }
}

/** @param {Score} score @param {Place} place @param {string} kind @param {string} key */
function said(score, place, kind, key) {
  const depth = pressure(score, place);
  if (!key.startsWith("pressures.") || depth === null || key === `pressures.${PRESSURES[depth]}`) return `${kind}:${key}`;
  return `say:pressures.${PRESSURES[depth]}`;
}

/** @param {Score} score @param {Place} place @param {string} event @param {string[]} effects @returns {Entry} */
export function entry(score, place, event, effects) {
  const part = nowPlaying(score, place);
  const depth = pressure(score, place);
  return {
    at: place.clock / 1000,
    event,
    state: place.state,
    foot: part.foot,
    move: part.move,
    regions: part.regions,
    pressure: depth === null ? null : PRESSURES[depth],
    position: place.position / 1000,
    effects,
  };
}
