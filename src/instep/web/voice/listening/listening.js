// @ts-check
/** All that happens between a block of samples and what the page is told of it. */
import { clock, Coach } from "./coach.js";
import { delayOf } from "./delay.js";
import { Ear, HOP } from "./ear.js";
import { Expected } from "./expected.js";
import { Hearing } from "./hearing.js";
import { RATE } from "./rate.js";
import { Resampler } from "./resample.js";
import { BadEar } from "./tensors.js";

/** @typedef {import("./hearing.js").Utterance & {speaking: boolean}} Told */
/** @typedef {{at: number, voice: number, level: number, clipped: number, speaking: boolean, someone: boolean}} HopTold */
/** @typedef {{hop?: HopTold, utterance?: Told, measured?: {delay: number, likeness: number}}} News one of them */
/** @typedef {import("../../shared/documents.d.ts").HearingDocument} HearingDocument */
/** @typedef {{embedding: ArrayBuffer, head: ArrayBuffer}
 *   & Pick<HearingDocument, "rules"|"microphone"|"playback">} Parts */
/** @typedef {{sound: Float32Array, at: number}} Measure what is played at the ear's rate, and when it begins */
/** @typedef {{open: Parts, microphone: {rate: number}, track: import("./coach.js").TrackNow,
 *   said: import("./coach.js").Said[], masks: import("./coach.js").Masks, delay: number, asked: boolean,
 *   measure: Measure}} Orders what the page tells the worker, each of them alone */

/** A worker that has been late catches up with the clock by so much with each block, in ms. */
const SLIP_MS = 0.05;
/** The longest way through loudspeaker, room and microphone that is looked for, in ms. */
const FARTHEST_MS = 500;

export class Listening {
  /** Raises BadEar where the files cannot be used. @param {Parts} parts @param {(news: News) => void} tell */
  constructor({ embedding, head, rules, microphone, playback }, tell) {
    this.tell = tell;
    this.ear = new Ear(embedding, head);
    if (this.ear.head.version !== rules.head) throw new BadEar("ear_version", `head ${this.ear.head.version}`);
    this.hearing = new Hearing(rules, this.ear.head.words);
    this.coach = new Coach(playback, microphone.coach);
    this.expected = new Expected(microphone.voice, (HOP / RATE) * 1000);
    this.asked = false;
    this.samples = 0;
    /** The clock's time when the stream began. */
    this.began = Infinity;
    /** @type {Resampler|null} */
    this.resampler = null;
    /** @type {Measure|null} */
    this.measuring = null;
  }

  /** A microphone of this many samples a second follows. @param {number} rate */
  open(rate) {
    this.resampler = rate === RATE ? null : new Resampler(Math.round(rate), RATE);
    this.began = Infinity;
  }

  /** @param {Float32Array} block */
  block(block) {
    const samples = this.resampler ? this.resampler.push(block) : block;
    this.samples += samples.length;
    const began = clock() - (this.samples / RATE) * 1000;
    this.began = Math.min(this.began + SLIP_MS, began);
    const speaks = (/** @type {number} */ at) => this.coach.at(this.began + at * 1000);
    const hops = this.ear.hear(samples, (at) => (speaks(at).speaking ? "speaking" : "silent"));
    for (const hop of hops) this.#hop(hop, speaks(hop.at));
    this.#measure();
  }

  /** @param {import("./ear.js").Hop} hop @param {{speaking: boolean, masked: boolean}} coach */
  #hop(hop, { speaking, masked }) {
    const { at, voice, level, clipped } = hop;
    for (const utterance of this.hearing.hear(hop, { speaking, masked, asked: this.asked })) {
      this.tell({ utterance: { ...utterance, speaking } });
    }
    this.tell({ hop: { at, voice, level, clipped, speaking, someone: this.expected.someone(hop, speaking) } });
  }

  #measure() {
    if (!this.measuring) return;
    const { sound, at } = this.measuring;
    const wanted = sound.length + (FARTHEST_MS / 1000) * RATE;
    const end = ((at - this.began) / 1000) * RATE + wanted;
    if (this.samples < end) return;
    this.measuring = null;
    const from = this.ear.kept.length - Math.round(this.samples - end + wanted);
    if (from < 0) return;
    this.tell({ measured: delayOf(sound, this.ear.kept.subarray(from, from + Math.round(wanted)), RATE) });
  }
}
