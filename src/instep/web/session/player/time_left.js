// @ts-check
/** How much is still to come, in ms: of the part that plays, and of the whole session. */
import { budget, nowPlaying } from "./place.js";
import { allowed } from "./score.js";

/** @typedef {import("./score.js").Score} Score */
/** @typedef {import("./place.js").Place} Place */

/** @param {Score} score @param {Place} place */
export function partLeft(score, place) {
  const part = nowPlaying(score, place);
  const left = part.end - place.position;
  if (part.kind !== "move" || !part.foot) return Math.max(0, left);
  return Math.max(0, Math.min(left, budget(score, place, part.foot) - (place.spent[part.foot] ?? 0)));
}

/** @param {Score} score @param {Place} place */
export function wholeLeft(score, place) {
  let left = partLeft(score, place);
  /** @type {Record<string, number>} */
  const ahead = {};
  score.parts.forEach((part, number) => {
    if (number <= place.part || !allowed(score, number, place.left, place.spared)) return;
    const length = part.end - part.start;
    if (part.kind === "move" && part.foot) ahead[part.foot] = (ahead[part.foot] ?? 0) + length;
    else left += length;
  });
  const here = nowPlaying(score, place);
  for (const [foot, length] of Object.entries(ahead)) {
    const used = (place.spent[foot] ?? 0) + (here.foot === foot && here.kind === "move" ? partLeft(score, place) : 0);
    left += Math.max(0, Math.min(length, score.cap - used));
  }
  return left;
}

/** 0:40, 12:05. @param {number} ms */
export function clockTime(ms) {
  const seconds = Math.ceil(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
