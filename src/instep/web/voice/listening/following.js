// @ts-check
/** Tells the worker what the coach plays: the track as it runs, stands and jumps, and each clip that is said. */
import { clock } from "./coach.js";

/** @typedef {import("../../session/player/player.js").Player} Player */

/** Clips that may still be in the air. */
const LAST = 4;
const WHEN = ["play", "playing", "pause", "seeked", "timeupdate", "ended"];

/** Tell of each clip that is said from now on. @param {import("../../session/player/mouth.js").Mouth} mouth
 * @param {import("./listener.js").Listener} listener */
export function followClips(mouth, listener) {
  /** @type {import("./coach.js").Said[]} */
  let said = [];
  mouth.onLine = (one) => {
    const now = clock();
    if (one) said = [...said.slice(-LAST), { key: one.key, at: now + one.inMs, until: Infinity }];
    else said = said.map((was) => ({ ...was, until: Math.min(was.until, now) }));
    listener.tell({ said });
  };
}

/** @param {Player} player @param {import("./listener.js").Listener} listener @returns {() => void} stops it */
export function follow({ audio, mouth }, listener) {
  const track = () => {
    const runs = !audio.paused && !audio.ended;
    listener.tell({ track: { position: audio.currentTime * 1000, at: clock(), runs } });
  };
  WHEN.forEach((name) => audio.addEventListener(name, track));
  if (mouth) followClips(mouth, listener);
  track();
  return () => {
    WHEN.forEach((name) => audio.removeEventListener(name, track));
    if (mouth) mouth.onLine = () => {};
  };
}
