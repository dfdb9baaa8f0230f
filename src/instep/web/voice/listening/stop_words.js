// @ts-check
/** The stop class: never deaf, and let out at the first hop that reaches the threshold. */
import { ofClass } from "./moment.js";
import { Talk } from "./talk.js";

/** @typedef {import("./moment.js").Moment} Moment */
/** @typedef {import("./hearing.js").Situation} Situation */
/** @typedef {import("../../session/player/utterances.js").Rules} Rules */
/** @typedef {import("./hearing.js").Utterance} Utterance */

export class Stops {
  /** @param {Rules} rules @param {string[]} words */
  constructor(rules, words) {
    this.rules = rules;
    this.words = ofClass(rules, words, "stop");
    /** A first word was let out; which one it was is still open. @type {{since: number, confidence: number}|null} */
    this.waiting = null;
    this.talk = new Talk(rules);
    // One utterance a word: the share must fall before the next first word.
    this.armed = true;
  }

  /** Whether a first word is not settled yet. */
  get waits() {
    return this.waiting !== null;
  }

  /** What talk alone keeps from being a stop. @param {Moment} moment @param {Situation} situation
   * @returns {Utterance|null} */
  hint(moment, { speaking, masked, explained }) {
    const word = this.words[0];
    const confidence = this.#sure(moment, word);
    if (explained || speaking || masked || !this.talk.goesOn) return null;
    return confidence < this.rules.thresholds.stop_silent ? null : { kind: "faint", at: moment.at, word, confidence };
  }

  /** @param {Moment} moment @param {Situation} situation @returns {Utterance[]} */
  hear(moment, situation) {
    this.talk.hear(moment, situation);
    const over = this.words.filter((word) => this.#isOver(moment, word, situation));
    /** @type {Utterance[]} */
    const first = [];
    if (this.armed && over.length) {
      const word = moment.likeliest(over);
      this.waiting = { since: moment.now, confidence: this.#sure(moment, word) };
      this.armed = false;
      first.push({ kind: "first", at: moment.at, word, confidence: this.waiting.confidence });
    } else if (!this.waiting) this.armed ||= !over.length;
    return [...first, ...this.#settled(moment)];
  }

  /** @param {Moment} moment @returns {Utterance[]} */
  #settled(moment) {
    if (!this.waiting) return [];
    const { since, confidence } = this.waiting;
    const { at, now } = moment;
    const word = moment.likeliest(this.words);
    const sure = moment.share(word) >= this.rules.thresholds.settle;
    if (!sure && now - since < this.rules.times.settle) return [];
    this.waiting = null;
    if (sure) return [{ kind: "settled", at, word, confidence: moment.share(word) }];
    return [{ kind: "unsettled", at, word: this.words[0], confidence }];
  }

  /** @param {Moment} moment @param {string} word @param {Situation} situation */
  #isOver(moment, word, situation) {
    return !situation.explained && this.#sure(moment, word) >= this.#threshold(word, situation);
  }

  /** @param {Moment} moment @param {string} word */
  #sure(moment, word) {
    return moment.againstTalk(word, this.rules.thresholds.doubt);
  }

  /** @param {string} word @param {Situation} situation @returns {number} */
  #threshold(word, { masked, speaking }) {
    const levels = this.rules.thresholds;
    if (masked) return levels.masked;
    if (word !== this.words[0]) return levels.stop_phrases;
    if (speaking) return levels.stop_speaking;
    return this.talk.goesOn ? levels.stop_in_talk : levels.stop_silent;
  }
}
