// @ts-check
/** Sees when time has passed and the session has not: a device that slept, sound that stands still. */

/** Longer than any tick that a browser delays while sound plays, shorter than a person's patience. */
const GAP_MS = 2000;

/** @param {import("./conductor.js").Conductor} session @param {() => number} [now] the clock on the wall, which goes on
 * while a device sleeps @returns {() => boolean} whether the session must be interrupted now */
export function watching(session, now = () => Date.now()) {
  let wall = now();
  let position = NaN;
  return () => {
    const [time, read] = [now(), session.clock.read()];
    // Captions run on the page's time: after a sleep they would jump, so the gap itself is what counts.
    const moved = session.clock.sounds ? read !== position : time - wall <= GAP_MS;
    const stood = session.runs && !moved && time - wall > GAP_MS;
    if (!session.runs || moved || stood) [wall, position] = [time, read];
    return stood;
  };
}
