// @ts-check
/** Brings sound of any rate to the ear's, for browsers that give a microphone no other rate than its own. */

/** Turns of the sinc on each side of a sample; the window ends there. */
const TURNS = 16;
/** Where the filter begins to fall, as a share of what the lower rate can hold. */
const EDGE = 0.92;

export class Resampler {
  /** @param {number} from @param {number} to samples a second, whole */
  constructor(from, to) {
    const common = divisor(from, to);
    this.up = to / common;
    this.down = from / common;
    const edge = Math.min(1, to / from) * EDGE;
    this.half = Math.ceil(TURNS / edge);
    this.filters = Array.from({ length: this.up }, (_, phase) => filter(phase / this.up, edge, this.half));
    this.held = new Float32Array(this.half - 1);
    this.next = 0;
  }

  /** The new samples at the other rate; how the sound is cut up changes nothing. @param {Float32Array} samples */
  push(samples) {
    const sound = new Float32Array(this.held.length + samples.length);
    sound.set(this.held);
    sound.set(samples, this.held.length);
    const made = [];
    for (; Math.floor(this.next / this.up) + 2 * this.half <= sound.length; this.next += this.down) {
      made.push(weighed(sound, Math.floor(this.next / this.up), this.filters[this.next % this.up]));
    }
    const used = Math.min(Math.floor(this.next / this.up), sound.length);
    this.next -= used * this.up;
    this.held = sound.slice(used);
    return Float32Array.from(made);
  }
}

/** @param {Float32Array} sound @param {number} from @param {Float64Array} shares */
function weighed(sound, from, shares) {
  let sum = 0;
  for (let k = 0; k < shares.length; k += 1) sum += sound[from + k] * shares[k];
  return sum;
}

/** A sinc under a Hann window, for a place between two samples; its shares add up to one. @param {number} place 0 to 1
 * @param {number} edge @param {number} half */
function filter(place, edge, half) {
  const shares = Float64Array.from({ length: 2 * half }, (_, k) => {
    const x = k - (half - 1) - place;
    const window = 0.5 + 0.5 * Math.cos((Math.PI * x) / half);
    return Math.abs(x) < half ? sinc(edge * x) * window : 0;
  });
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => share / all);
}

/** @param {number} x */
const sinc = (x) => (x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));

/** @param {number} a @param {number} b @returns {number} */
const divisor = (a, b) => (b === 0 ? a : divisor(b, a % b));
