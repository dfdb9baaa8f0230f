// @ts-check
/**
 * The ear in the page, twin of the Python ear (voice/ear/ear.py): sound at 16 kHz into a hop every 80 ms, which says how likely each
 * word has just been spoken. It keeps two seconds of sound and nothing of what was before.
 */
import { Head } from "./head.js";
import { Network } from "./network.js";
import { RATE } from "./rate.js";
import { BANDS, FRAME, FRAME_STEP, Spectrum } from "./spectrum.js";
import { need, readTensors } from "./tensors.js";

/** @typedef {import("./head.js").Coach} Coach */
/** @typedef {{at: number, p: Float32Array, voice: number, level: number, clipped: number}} Hop `at` in seconds of the
 *   stream, `level` in dB below full scale, `clipped` the share of samples at its end */

export const HOP = 1280;
const FRAMES_A_HOP = HOP / FRAME_STEP;
/** An embedding sees 76 frames: after these first four, each eighth frame completes one. */
const FIRST_FRAMES = 4;
/** A stream begins with this much silence, so that its first hop comes at once. */
const BEFORE = 12000;
const KEPT = 2 * RATE;
const FULL = 0.999;
const FAINTEST = 1e-6;
export const NO_SPEECH = "no speech";

export class Ear {
  /** Raises BadEar where a file cannot be used. @param {ArrayBuffer} embedding @param {ArrayBuffer} head */
  constructor(embedding, head) {
    const file = readTensors(embedding, "instep.embedding/1");
    this.spectrum = new Spectrum(need(file, "mel", [FRAME / 2 + 1, BANDS]));
    this.network = new Network(file, BANDS);
    this.head = new Head(readTensors(head, "instep.head/1"), this.network.outputs);
    this.silence = this.head.words.indexOf(NO_SPEECH);
    this.kept = new Float32Array(KEPT);
    /** Samples heard since the stream began, the silence before it included. */
    this.heard = BEFORE;
    this.framed = 0;
    this.embedded = 0;
    this.#frames();
  }

  /** @param {Float32Array} samples at 16 kHz, −1 to 1, any number @param {(at: number) => Coach} coach which head is
   *   asked at a moment of the stream @returns {Hop[]} */
  hear(samples, coach) {
    /** @type {Hop[]} */
    const hops = [];
    for (let from = 0; from < samples.length; ) {
      const part = samples.subarray(from, from + this.#missing());
      this.#keep(part);
      from += part.length;
      hops.push(...this.#frames().flatMap((embedding) => this.#hop(embedding, coach)));
    }
    return hops;
  }

  /** How many frames are made at once. */
  get #batch() {
    return this.framed ? FRAMES_A_HOP : FIRST_FRAMES;
  }

  /** Samples until the next frames can be made. */
  #missing() {
    return FRAME + FRAME_STEP * (this.framed + this.#batch - 1) - this.heard;
  }

  /** @param {Float32Array} part */
  #keep(part) {
    this.kept.copyWithin(0, part.length);
    this.kept.set(part, KEPT - part.length);
    this.heard += part.length;
  }

  /** Make the frames that the sound so far allows. @returns {Float64Array[]} new embeddings */
  #frames() {
    const made = [];
    while (this.#missing() <= 0) {
      const { rows, count } = this.network.push(this.#newFrames(this.#batch));
      const { outputs } = this.network;
      for (let n = 0; n < count; n += 1) made.push(rows.slice(n * outputs, (n + 1) * outputs));
    }
    return made;
  }

  /** @param {number} count @returns {import("./network.js").Rows} */
  #newFrames(count) {
    const rows = new Float64Array(count * BANDS);
    for (let n = 0; n < count; n += 1, this.framed += 1) {
      this.spectrum.frame(this.kept, KEPT - this.heard + this.framed * FRAME_STEP, rows, n * BANDS);
    }
    return { rows, count };
  }

  /** @param {Float64Array} embedding @param {(at: number) => Coach} coach @returns {Hop[]} */
  #hop(embedding, coach) {
    this.head.hear(embedding);
    this.embedded += 1;
    if (this.embedded < this.head.window) return [];
    const at = (this.heard - BEFORE) / RATE;
    const p = this.head.judge(coach(at));
    return [{ at, p, voice: 1 - p[this.silence], ...loudness(this.kept.subarray(KEPT - HOP)) }];
  }
}

/** @param {Float32Array} samples */
export function loudness(samples) {
  let [power, full] = [0, 0];
  for (const sample of samples) {
    power += sample * sample;
    if (Math.abs(sample) >= FULL) full += 1;
  }
  const rms = Math.sqrt(power / samples.length);
  return { level: 20 * Math.log10(Math.max(rms, FAINTEST)), clipped: full / samples.length };
}
