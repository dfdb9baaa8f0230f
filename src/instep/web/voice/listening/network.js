// @ts-check
/**
 * The speech embedding, run as the sound comes in: each layer keeps the rows of time that it still needs, so that eight
 * new frames cost no more than eight frames, and give what the whole signal would have given.
 *
 * A row is all that one moment holds: its frequencies, one after another, and in each its channels. It begins and ends
 * with the zeros that a layer needs beside it.
 */
import { BadEar, need } from "./tensors.js";

/** @typedef {{pool: [number, number]}|{pool?: undefined, conv: [number, number]}} Layer sizes, in time and frequency */
/** @typedef {{rows: Float64Array, count: number}} Rows `count` rows, without zeros beside them */

/** Outputs are made four at a time, for two neighbouring frequencies: eight sums that stay in registers. */
const BLOCK = 4;
const SLOPE = 0.2;
const LOWEST = -0.4;

class Conv {
  /** @param {{kernel: [number, number], inputs: number, outputs: number, width: number, weights: Float32Array,
   *   bias: Float32Array|null}} parts `width` is the number of frequencies */
  constructor({ kernel: [time, band], inputs, outputs, width, weights, bias }) {
    this.outputs = outputs;
    this.time = time;
    this.width = width;
    this.inputs = inputs;
    this.beside = (band >> 1) * inputs;
    this.stride = width * inputs + 2 * this.beside;
    this.reach = band * inputs;
    this.weights = packed(weights, time * this.reach, outputs);
    this.bias = bias;
    this.held = new Float64Array(0);
    this.count = 0;
  }

  /** @param {Rows} given @returns {Rows} */
  push({ rows, count }) {
    this.#hold(rows, count);
    const made = Math.max(0, this.count - this.time + 1);
    const out = new Float64Array(made * this.width * this.outputs);
    for (let row = 0; row < made; row += 1) this.#row(row, out, row * this.width * this.outputs);
    this.held.copyWithin(0, made * this.stride, this.count * this.stride);
    this.count -= made;
    return { rows: out, count: made };
  }

  /** @param {Float64Array} rows @param {number} count */
  #hold(rows, count) {
    const size = (this.count + count) * this.stride;
    if (size > this.held.length) {
      const more = new Float64Array(size);
      more.set(this.held);
      this.held = more;
    }
    const length = this.width * this.inputs;
    for (let n = 0; n < count; n += 1) {
      const at = (this.count + n) * this.stride + this.beside;
      this.held.set(rows.subarray(n * length, (n + 1) * length), at);
    }
    this.count += count;
  }

  /** One row of outputs. @param {number} row @param {Float64Array} out @param {number} at */
  #row(row, out, at) {
    const { width, inputs, outputs, stride } = this;
    for (let column = 0; column < width; column += 2) {
      // The last frequency of an odd number is made twice, which costs less than a loop of its own.
      const other = Math.min(column + 1, width - 1);
      const from = row * stride;
      this.#pair(from + column * inputs, from + other * inputs, out, at + column * outputs, at + other * outputs);
    }
  }

  /** All outputs of two frequencies. @param {number} p where the first one's inputs begin @param {number} q
   * @param {Float64Array} out @param {number} atP @param {number} atQ */
  #pair(p, q, out, atP, atQ) {
    const { held, weights, time, stride, reach, outputs, bias } = this;
    for (let o = 0, w = 0; o < outputs; o += BLOCK) {
      // Written out, each in its own name: an array here would cost half the speed.
      let p0 = 0, p1 = 0, p2 = 0, p3 = 0, q0 = 0, q1 = 0, q2 = 0, q3 = 0;
      for (let t = 0; t < time; t += 1) {
        const end = p + t * stride + reach;
        for (let a = p + t * stride, b = q + t * stride; a < end; a += 1, b += 1, w += BLOCK) {
          const x = held[a], y = held[b];
          const w0 = weights[w], w1 = weights[w + 1], w2 = weights[w + 2], w3 = weights[w + 3];
          p0 += x * w0; p1 += x * w1; p2 += x * w2; p3 += x * w3;
          q0 += y * w0; q1 += y * w1; q2 += y * w2; q3 += y * w3;
        }
      }
      this.#put(out, atP + o, bias, o, p0, p1, p2, p3);
      this.#put(out, atQ + o, bias, o, q0, q1, q2, q3);
    }
  }

  /** @param {Float64Array} out @param {number} at @param {Float32Array|null} bias @param {number} o @param {number} a
   * @param {number} b @param {number} c @param {number} d */
  #put(out, at, bias, o, a, b, c, d) {
    out[at] = bias ? bent(a + bias[o]) : a;
    out[at + 1] = bias ? bent(b + bias[o + 1]) : b;
    out[at + 2] = bias ? bent(c + bias[o + 2]) : c;
    out[at + 3] = bias ? bent(d + bias[o + 3]) : d;
  }
}

/** @param {number} sum */
const bent = (sum) => Math.max(sum < 0 ? sum * SLOPE : sum, LOWEST);

/** Weights (k, out) as blocks of four outputs, each block in the order in which it is read. @param {Float32Array} weights
 * @param {number} length @param {number} outputs */
function packed(weights, length, outputs) {
  const made = new Float64Array(length * outputs);
  let at = 0;
  for (let o = 0; o < outputs; o += BLOCK) {
    for (let k = 0; k < length; k += 1) {
      for (let n = 0; n < BLOCK; n += 1) made[at++] = weights[k * outputs + o + n];
    }
  }
  return made;
}

class Pool {
  /** @param {{size: [number, number], channels: number, width: number}} parts */
  constructor({ size: [time, band], channels, width }) {
    this.time = time;
    this.band = band;
    this.channels = channels;
    this.width = width;
    this.out = Math.floor(width / band);
    /** @type {Float64Array} */
    this.row = this.#fresh();
    this.seen = 0;
  }

  #fresh() {
    return new Float64Array(this.out * this.channels).fill(-Infinity);
  }

  /** @param {Rows} given @returns {Rows} */
  push({ rows, count }) {
    const made = [];
    for (let n = 0; n < count; n += 1) {
      this.#take(rows, n * this.width * this.channels);
      this.seen += 1;
      if (this.seen % this.time) continue;
      made.push(this.row);
      this.row = this.#fresh();
    }
    return { rows: joined(made, this.row.length), count: made.length };
  }

  /** @param {Float64Array} rows @param {number} from */
  #take(rows, from) {
    const { row, band, channels, out } = this;
    for (let column = 0; column < out * band; column += 1) {
      const to = Math.floor(column / band) * channels;
      const at = from + column * channels;
      for (let c = 0; c < channels; c += 1) if (rows[at + c] > row[to + c]) row[to + c] = rows[at + c];
    }
  }
}

/** @param {Float64Array[]} parts @param {number} length */
function joined(parts, length) {
  const all = new Float64Array(parts.length * length);
  parts.forEach((part, n) => all.set(part, n * length));
  return all;
}

export class Network {
  /** @param {import("./tensors.js").TensorFile} file @param {number} width how many frequencies a frame has */
  constructor(file, width) {
    /** @type {(Conv|Pool)[]} */
    this.layers = [];
    let [channels, convs] = [1, 0];
    /** @type {Layer[]} */
    const layers = JSON.parse(file.told.layers ?? "[]");
    for (const layer of layers) {
      if (layer.pool) {
        const pool = new Pool({ size: layer.pool, channels, width });
        this.layers.push(pool);
        width = pool.out;
      } else {
        const conv = convOf(file, { number: convs++, kernel: layer.conv, inputs: channels, width });
        this.layers.push(conv);
        channels = conv.outputs;
      }
    }
    if (width !== 1) throw new BadEar("ear_damaged", "its layers do not fit each other");
    this.outputs = channels;
  }

  /** @param {Rows} rows new frames @returns {Rows} new embeddings */
  push(rows) {
    return this.layers.reduce((given, layer) => layer.push(given), rows);
  }
}

/** @param {import("./tensors.js").TensorFile} file @param {{number: number, kernel: [number, number], inputs: number,
 *   width: number}} wanted */
function convOf(file, { number, kernel, inputs, width }) {
  const weights = need(file, `conv${number}.weight`, [...kernel, inputs, null]);
  const outputs = file.tensors.get(`conv${number}.weight`)?.shape[3] ?? 0;
  const bias = file.tensors.has(`conv${number}.bias`) ? need(file, `conv${number}.bias`, [outputs]) : null;
  if (outputs % BLOCK) throw new BadEar("ear_damaged", `conv${number} has ${outputs} outputs`);
  return new Conv({ kernel, inputs, outputs, width, weights, bias });
}
