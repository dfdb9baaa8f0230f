// @ts-check
/** The two clocks of a session: the sound itself, or, where there is none, the page's own time. */

/** @typedef {{read: () => number, go: (ms: number) => Promise<void>, halt: () => void, sounds: boolean}} Clock
 *   `read` gives the position on the timeline in ms */

/** A seek smaller than this is not worth a click in the sound. */
const CLOSE_MS = 20;

/** The track is the clock. @param {HTMLAudioElement} audio @returns {Clock} */
export const soundClock = (audio) => ({
  sounds: true,
  read: () => (audio.ended ? audio.duration : audio.currentTime) * 1000,
  go(ms) {
    if (Math.abs(audio.currentTime * 1000 - ms) > CLOSE_MS) audio.currentTime = ms / 1000;
    return audio.play();
  },
  halt: () => audio.pause(),
});

/** Captions only: the position follows the page's time while it runs. @param {() => number} now @param {number} from
 * @returns {Clock} */
export function captionClock(now, from) {
  let begun = 0;
  let position = from;
  let running = false;
  const read = () => (running ? position + now() - begun : position);
  return {
    sounds: false,
    read,
    async go(ms) {
      [position, begun, running] = [ms, now(), true];
    },
    halt() {
      [position, running] = [read(), false];
    },
  };
}
