// @ts-check
/** The head: the last embeddings into a probability for each word, the mean of several small networks. */
import { BadEar, need } from "./tensors.js";

/** @typedef {"silent"|"speaking"} Coach whether the coach is heard */
/** @typedef {{inner: Float32Array, innerBias: Float32Array, outer: Float32Array, outerBias: Float32Array}} Member */

export const COACH = /** @type {const} */ (["silent", "speaking"]);

export class Head {
  /** @param {import("./tensors.js").TensorFile} file @param {number} size numbers in an embedding */
  constructor(file, size) {
    this.version = file.told.version ?? "";
    /** @type {string[]} */
    this.words = JSON.parse(file.told.words ?? "[]");
    this.window = Number(file.told.window);
    if (!this.words.length || !(this.window > 0)) throw new BadEar("ear_damaged", "the head names no words");
    this.size = size;
    this.mean = need(file, "mean", [size]);
    this.scale = need(file, "scale", [size]);
    this.input = new Float64Array(this.window * size);
    this.members = Object.fromEntries(COACH.map((coach) => [coach, members(file, coach, this)]));
  }

  /** A newer embedding takes the place of the oldest. @param {Float64Array} embedding */
  hear(embedding) {
    this.input.copyWithin(0, this.size);
    const at = this.input.length - this.size;
    for (let n = 0; n < this.size; n += 1) this.input[at + n] = (embedding[n] - this.mean[n]) * this.scale[n];
  }

  /** @param {Coach} coach @returns {Float32Array} a probability for each of `words` */
  judge(coach) {
    const sum = new Float32Array(this.words.length);
    const asked = this.members[coach];
    for (const member of asked) {
      const judged = softmax(dense(relu(dense(this.input, member.inner, member.innerBias)), member.outer, member.outerBias));
      for (let n = 0; n < sum.length; n += 1) sum[n] += judged[n] / asked.length;
    }
    return sum;
  }
}

/** @param {import("./tensors.js").TensorFile} file @param {Coach} coach @param {Head} head @returns {Member[]} */
function members(file, coach, { window, size, words }) {
  const found = [];
  for (let m = 1; file.tensors.has(`${coach}.m${m}.w1`); m += 1) {
    const name = `${coach}.m${m}`;
    const inner = need(file, `${name}.w1`, [window * size, null]);
    const hidden = inner.length / (window * size);
    const outer = need(file, `${name}.w2`, [hidden, words.length]);
    found.push({
      inner,
      innerBias: need(file, `${name}.b1`, [hidden]),
      outer,
      outerBias: need(file, `${name}.b2`, [words.length]),
    });
  }
  if (!found.length) throw new BadEar("ear_damaged", `there is no head for a coach that is ${coach}`);
  return found;
}

/** @param {Float64Array} x @param {Float32Array} weights (in, out) @param {Float32Array} bias */
function dense(x, weights, bias) {
  const sum = Float64Array.from(bias);
  const outputs = sum.length;
  for (let i = 0, w = 0; i < x.length; i += 1) {
    const value = x[i];
    if (value === 0) w += outputs;
    else for (let o = 0; o < outputs; o += 1, w += 1) sum[o] += value * weights[w];
  }
  return sum;
}

/** @param {Float64Array} x */
const relu = (x) => x.map((value) => (value > 0 ? value : 0));

/** @param {Float64Array} x */
function softmax(x) {
  const most = Math.max(...x);
  const raised = x.map((value) => Math.exp(value - most));
  const all = raised.reduce((sum, value) => sum + value, 0);
  return raised.map((value) => value / all);
}
