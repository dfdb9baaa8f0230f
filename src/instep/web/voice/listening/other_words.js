// @ts-check
/** All words but the stop class: let out once, at their peak, and not again while they ring on. */
import { ofClass } from "./moment.js";

/** @typedef {import("./moment.js").Moment} Moment */
/** @typedef {import("../../session/player/utterances.js").Rules} Rules */
/** @typedef {import("./hearing.js").Utterance} Utterance */
/** @typedef {{word: string, confidence: number}} One */

/** A word grows surer while it is spoken; so many hops that are no surer, and its peak is over. */
const PAST_THE_PEAK = 2;
const NOTHING = ["other speech", "no speech"];

export class Others {
  /** @param {Rules} rules @param {string[]} words */
  constructor(rules, words) {
    this.rules = rules;
    this.numbers = ofClass(rules, words, "number");
    this.stops = ofClass(rules, words, "stop");
    this.words = words.filter((word) => !NOTHING.includes(word));
    this.notNumbers = this.words.filter((word) => !this.numbers.includes(word));
    /** A word that may grow surer still. @type {{heard: One, since: number, left: number}|null} */
    this.rising = null;
    /** What was let out last, and whether the ear has been without it since.
     * @type {{word: string, at: number, gone: boolean}|null} */
    this.last = null;
  }

  /** Forget what was rising: it was part of a stop, and so is what rings on after it. @param {Moment} moment */
  interrupted(moment) {
    this.rising = null;
    this.last = { word: this.stops[0], at: moment.now, gone: false };
  }

  /** @param {Moment} moment @param {boolean} asked whether a number is asked for @returns {Utterance[]} */
  hear(moment, asked) {
    const heard = (asked ? this.#number(moment) : null) ?? this.#word(moment);
    if (this.last && heard?.word !== this.last.word) this.last.gone = true;
    this.#rise(heard && !this.#deaf(heard.word, moment.now) ? heard : null, moment.now);
    return this.#letOut(moment);
  }

  /** @param {Moment} moment @returns {One|null} */
  #word(moment) {
    const word = moment.likeliest(this.words);
    const confidence = moment.share(word);
    return confidence >= this.rules.thresholds.hear && !this.stops.includes(word) ? { word, confidence } : null;
  }

  /** The likeliest number, as sure as among numbers alone; none where any other word is likelier: among numbers alone
   * even "go on" would be the number that it resembles most. @param {Moment} moment @returns {One|null} */
  #number(moment) {
    const numbers = moment.sum(this.numbers);
    if (!(numbers > moment.share(moment.likeliest(this.notNumbers)))) return null;
    const word = moment.likeliest(this.numbers);
    const confidence = moment.share(word) / (numbers + moment.sum(NOTHING));
    return confidence >= this.rules.thresholds.number ? { word, confidence } : null;
  }

  /** @param {string} word @param {number} now */
  #deaf(word, now) {
    if (!this.last) return false;
    const { refractory, deaf_to_others: toOthers } = this.rules.times;
    const passed = now - this.last.at;
    return word === this.last.word ? passed < refractory || !this.last.gone : passed < toOthers;
  }

  /** @param {One|null} heard @param {number} now */
  #rise(heard, now) {
    if (!this.rising) this.rising = heard && { heard, since: now, left: PAST_THE_PEAK };
    else if (heard && heard.confidence > this.rising.heard.confidence) {
      this.rising = { ...this.rising, heard, left: PAST_THE_PEAK };
    } else this.rising.left -= 1;
  }

  /** @param {Moment} moment @returns {Utterance[]} */
  #letOut({ at, now }) {
    if (!this.rising || (this.rising.left > 0 && now - this.rising.since < this.rules.times.settle)) return [];
    const { word, confidence } = this.rising.heard;
    this.rising = null;
    this.last = { word, at: now, gone: false };
    return [{ kind: "word", at, word, confidence }];
  }
}
