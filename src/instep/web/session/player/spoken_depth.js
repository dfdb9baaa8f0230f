// @ts-check
/** Keeps the track from naming a pressure that is not in force: where it would, it is mute for that cue's length. */

import { messageOf } from "./words.js";

/** @typedef {{start: number, end: number, key: string}} Span times in ms */

/** A little more than the phrase, for a player that unmutes late rather than early. */
const TAIL_MS = 120;
/** Without a measured clip a phrase is taken to be this long. */
const UNMEASURED_MS = 4000;

/** Every cue of the plan that names a pressure. @param {import("./score.js").Plan} plan
 * @param {Record<string, [number, number]>} clips @returns {Span[]} */
export const depthCues = (plan, clips) =>
  plan.cues
    .filter((cue) => cue.kind === "speech" && cue.key.startsWith("pressures."))
    .map((cue) => {
      const clip = clips[messageOf(cue.key)];
      const length = clip ? clip[1] - clip[0] + TAIL_MS : UNMEASURED_MS;
      return { start: cue.at * 1000, end: cue.at * 1000 + length, key: cue.key };
    });

/** Whether the track must be mute now, or within `ahead` ms. @param {Span[]} spans @param {number} position
 * @param {string|null} inForce @param {number} ahead */
export const mustBeMute = (spans, position, inForce, ahead) =>
  inForce !== null &&
  spans.some((s) => s.start - ahead <= position && position < s.end && s.key !== `pressures.${inForce}`);
