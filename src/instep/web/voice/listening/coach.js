// @ts-check
/** What the coach is saying as the microphone hears it: known from what is played, and later by the measured delay. */

/** @typedef {[number, number]} Stretch from and to, in ms */
/** @typedef {import("../../shared/documents.d.ts").Playback} Playback */
/** @typedef {import("../../shared/documents.d.ts").Masks} Masks */
/** @typedef {{position: number, at: number, runs: boolean}} TrackNow where the track was at a moment of the clock */
/** @typedef {{key: string, at: number, until: number}} Said a clip, the moment of the clock when it begins, and when it
 *   was hushed */

/** A larger step of the track is a jump and no correction. */
const JUMP_MS = 100;

/** The clock that a page and its worker share, in ms. */
export const clock = () => performance.timeOrigin + performance.now();

export class Coach {
  /** @param {Playback} playback @param {import("../../shared/documents.d.ts").CoachHeard} rules */
  constructor(playback, { hangover_ms: hangover, delay_ms: delay }) {
    this.playback = playback;
    this.hangover = hangover;
    this.delay = delay;
    /** @type {TrackNow} */
    this.track = { position: 0, at: 0, runs: false };
    this.since = 0;
    /** @type {Masks} */
    this.masks = { track: [], clips: {} };
    /** @type {(TrackNow & {until: number})|null} */
    this.ran = null;
    /** @type {Said[]} */
    this.said = [];
  }

  /** @param {TrackNow} track */
  plays(track) {
    const old = this.track;
    const goesOn = old.runs && track.runs && Math.abs(old.position + track.at - old.at - track.position) < JUMP_MS;
    // What was running is still on its way through the air for the length of the delay.
    if (old.runs && !goesOn) this.ran = { ...old, until: track.at };
    if (!goesOn) this.since = track.at;
    this.track = track;
  }

  /** @param {Said[]} said */
  says(said) {
    this.said = said;
  }

  /** What is heard of the coach at a moment of the clock. @param {number} now */
  at(now) {
    const then = now - this.delay;
    return { speaking: this.#speaks(then), masked: this.#masked(then) };
  }

  /** @param {number} then */
  #speaks(then) {
    const { spans, clips } = this.playback;
    const track = this.#position(then);
    if (track !== null && inside(spans, track, this.hangover)) return true;
    return this.said.some(({ key, at, until }) => {
      return then >= at && then < Math.min(at + (clips[key] ?? 0), until) + this.hangover;
    });
  }

  /** @param {number} then */
  #masked(then) {
    const track = this.#position(then);
    if (track !== null && inside(this.masks.track, track, 0)) return true;
    return this.said.some(({ key, at }) => inside(this.masks.clips[key] ?? [], then - at, 0));
  }

  /** Where the track was, null while it stood. @param {number} then */
  #position(then) {
    const { track, ran, since } = this;
    if (track.runs && then >= since) return track.position + then - track.at;
    if (ran && then < ran.until + this.hangover) return ran.position + Math.min(then, ran.until) - ran.at;
    return null;
  }
}

/** @param {Stretch[]} stretches @param {number} at @param {number} longer */
const inside = (stretches, at, longer) => stretches.some(([from, to]) => at >= from && at < to + longer);
