// @ts-check
/** What would be a stop without the talk around it; let out once, unless it grows into a word. */

/** @typedef {import("./moment.js").Moment} Moment */
/** @typedef {import("./hearing.js").Situation} Situation */
/** @typedef {import("../../session/player/utterances.js").Rules} Rules */
/** @typedef {import("./hearing.js").Utterance} Utterance */

export class Hints {
  /** @param {Rules} rules @param {import("./stop_words.js").Stops} stops */
  constructor(rules, stops) {
    this.rules = rules;
    this.stops = stops;
    /** @type {{hint: Utterance, since: number}|null} */
    this.first = null;
    this.gone = true;
  }

  /** @param {Moment} moment @param {Situation} situation @param {boolean} heard something was let out at this hop
   * @returns {Utterance[]} */
  hear(moment, situation, heard) {
    const hint = this.stops.hint(moment, situation);
    if (hint && this.gone) this.first = { hint, since: moment.now };
    this.gone = hint === null;
    if (heard || this.stops.waits) this.first = null;
    if (!this.first || moment.now - this.first.since < this.rules.times.settle) return [];
    const faint = { ...this.first.hint, at: moment.at };
    this.first = null;
    return [faint];
  }
}
