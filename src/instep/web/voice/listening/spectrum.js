// @ts-check
/** The front end: 512 samples into the loudness of 32 bands, exactly as the ear in Python does it. */

const SIZE = 512;
const WINDOW = 400;
const BINS = SIZE / 2 + 1;
/** The files count samples as 16-bit steps. */
const STEPS = 32768;

/** A frame every 10 ms at 16 kHz. */
export const FRAME = SIZE;
export const FRAME_STEP = 160;
export const BANDS = 32;

/** A periodic Hann window of 400 samples in the middle of 512, in 16-bit steps. */
function hann() {
  const window = new Float64Array(SIZE);
  const start = (SIZE - WINDOW) / 2;
  for (let n = 0; n < WINDOW; n += 1) window[start + n] = STEPS * (0.5 - 0.5 * Math.cos((2 * Math.PI * n) / WINDOW));
  return window;
}

/** The place of each sample before the butterflies. */
function reversed() {
  const places = new Uint16Array(SIZE);
  for (let n = 1; n < SIZE; n += 1) places[n] = (places[n >> 1] >> 1) | (n & 1 ? SIZE / 2 : 0);
  return places;
}

export class Spectrum {
  /** @param {Float32Array} mel (257, 32), the share of each bin in each band */
  constructor(mel) {
    this.bands = bands(mel);
    this.window = hann();
    this.places = reversed();
    this.real = new Float64Array(SIZE);
    this.imaginary = new Float64Array(SIZE);
    this.cos = Float64Array.from({ length: SIZE / 2 }, (_, n) => Math.cos((2 * Math.PI * n) / SIZE));
    this.sin = Float64Array.from({ length: SIZE / 2 }, (_, n) => -Math.sin((2 * Math.PI * n) / SIZE));
    this.power = new Float64Array(BINS);
  }

  /** The bands of the frame that begins at `from`, written to `out` at `at`. @param {Float32Array} samples
   * @param {number} from @param {Float64Array} out @param {number} at */
  frame(samples, from, out, at) {
    const { real, imaginary, window, places, power } = this;
    for (let n = 0; n < SIZE; n += 1) real[places[n]] = samples[from + n] * window[n];
    imaginary.fill(0);
    this.#transform();
    for (let k = 0; k < BINS; k += 1) power[k] = real[k] * real[k] + imaginary[k] * imaginary[k];
    this.bands.forEach(({ first, shares }, band) => {
      let sum = 0;
      for (let k = 0; k < shares.length; k += 1) sum += power[first + k] * shares[k];
      out[at + band] = Math.log10(Math.max(sum, 1)) + 2;
    });
  }

  #transform() {
    const { real, imaginary, cos, sin } = this;
    for (let half = 1; half < SIZE; half *= 2) {
      const turn = SIZE / 2 / half;
      for (let start = 0; start < SIZE; start += 2 * half) {
        for (let k = 0, a = start; k < half; k += 1, a += 1) {
          const b = a + half;
          const re = real[b] * cos[k * turn] - imaginary[b] * sin[k * turn];
          const im = real[b] * sin[k * turn] + imaginary[b] * cos[k * turn];
          real[b] = real[a] - re;
          imaginary[b] = imaginary[a] - im;
          real[a] += re;
          imaginary[a] += im;
        }
      }
    }
  }
}

/** The bins that count in each band; all others have no share. @param {Float32Array} mel */
function bands(mel) {
  return Array.from({ length: BANDS }, (_, band) => {
    const column = Array.from({ length: BINS }, (_bin, k) => mel[k * BANDS + band]);
    const first = Math.max(0, column.findIndex((share) => share !== 0));
    const end = column.findLastIndex((share) => share !== 0) + 1;
    return { first, shares: Float64Array.from(column.slice(first, end)) };
  });
}
