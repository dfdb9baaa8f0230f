// @ts-check
/**
 * From hops to words: which word was said, and when that is sure enough to say so. Twin of voice/ear/hearing.py; the
 * two agree hop by hop.
 */
import { Moment } from "./moment.js";
import { Hints } from "./hints.js";
import { Others } from "./other_words.js";
import { Stops } from "./stop_words.js";

/** @typedef {import("../../session/player/utterances.js").Rules} Rules */
/** @typedef {"first"|"settled"|"unsettled"|"faint"|"word"} Kind
 *   first: something of the stop class, which word is only the likeliest yet; settled: what it was; unsettled: no word
 *   of it grew sure, which counts as a stop; faint: in the midst of talk what may have been a stop; word: a word of any other class */
/** @typedef {{kind: Kind, at: number, word: string, confidence: number}} Utterance `at` in seconds of the stream */
/** @typedef {{speaking: boolean, masked: boolean, asked: boolean, explained?: boolean}} Situation what the coach does
 *   while a hop is heard: whether it speaks, whether its words would be taken for the stop class, whether it has asked
 *   for a number, and whether what is heard is no more than its echo */
/** @typedef {{at: number, p: ArrayLike<number>}} Heard */

/** The memory of one listening. */
export class Hearing {
  /** @param {Rules} rules @param {string[]} words the head's, in its order */
  constructor(rules, words) {
    this.words = words;
    this.stops = new Stops(rules, words);
    this.others = new Others(rules, words);
    this.hints = new Hints(rules, this.stops);
  }

  /** What grew sure with this hop, in the order in which it is to be acted on. @param {Heard} hop
   * @param {Situation} situation @returns {Utterance[]} */
  hear({ at, p }, situation) {
    const moment = new Moment(at, new Map(this.words.map((word, n) => [word, p[n]])));
    const stops = this.stops.hear(moment, situation);
    if (stops.length) this.others.interrupted(moment);
    const others = this.stops.waits ? [] : this.others.hear(moment, situation.asked);
    const heard = stops.length + others.length > 0;
    return [...stops, ...others, ...this.hints.hear(moment, situation, heard)];
  }
}
