// @ts-check
/** How much later the microphone hears what is played: where the two are most alike. */

/** Compared at 4 kHz: an echo is found within a quarter of a millisecond, and the work is a sixteenth. */
const COARSE = 4;

/** @param {Float32Array} played @param {Float32Array} heard both from the same moment on, at one rate; `heard` is longer
 * @param {number} rate @returns {{delay: number, likeness: number}} ms, and 0 to 1 */
export function delayOf(played, heard, rate) {
  const [clean, found] = [coarse(played), coarse(heard)];
  let best = { lag: 0, likeness: 0 };
  for (let lag = 0; lag + clean.length <= found.length; lag += 1) {
    const likeness = alike(clean, found.subarray(lag, lag + clean.length));
    if (likeness > best.likeness) best = { lag, likeness };
  }
  return { delay: (best.lag * COARSE * 1000) / rate, likeness: best.likeness };
}

/** @param {Float32Array} sound */
function coarse(sound) {
  return Float32Array.from({ length: Math.floor(sound.length / COARSE) }, (_, n) => {
    let sum = 0;
    for (let k = 0; k < COARSE; k += 1) sum += sound[n * COARSE + k];
    return sum;
  });
}

/** @param {Float32Array} a @param {Float32Array} b */
function alike(a, b) {
  let [both, left, right] = [0, 0, 0];
  for (let n = 0; n < a.length; n += 1) {
    both += a[n] * b[n];
    left += a[n] * a[n];
    right += b[n] * b[n];
  }
  return left && right ? Math.abs(both) / Math.sqrt(left * right) : 0;
}
