// @ts-check
/** Reads a file of numbers (safetensors: a length, a header in JSON, then 32-bit floats) and refuses one that is cut
 * off or of another kind. */

/** @typedef {{shape: number[], values: Float32Array}} Tensor */
/** @typedef {{dtype: string, shape: number[], data_offsets: [number, number]}} Entry where a tensor lies in the file */
/** @typedef {{told: Record<string, string>, tensors: Map<string, Tensor>}} TensorFile */

const LENGTH = 8;
const FLOAT = 4;

/** A file of the ear that cannot be used; `key` names the line that says so. */
export class BadEar extends Error {
  /** @param {"ear_damaged"|"ear_version"} key @param {string} what */
  constructor(key, what) {
    super(what);
    this.key = key;
  }
}

/** @param {ArrayBuffer} bytes @param {string} schema what the file must say that it is @returns {TensorFile} */
export function readTensors(bytes, schema) {
  const header = headerOf(bytes);
  const told = header.__metadata__ ?? {};
  if (told.schema !== schema) throw new BadEar("ear_version", `${told.schema} instead of ${schema}`);
  const body = bytes.slice(LENGTH + header.length);
  /** @type {Map<string, Tensor>} */
  const tensors = new Map();
  for (const [name, entry] of Object.entries(header.entries)) tensors.set(name, tensor(body, name, entry));
  return { told, tensors };
}

/** @param {ArrayBuffer} bytes @returns {{length: number, __metadata__?: Record<string, string>,
 *   entries: Record<string, Entry>}} */
function headerOf(bytes) {
  try {
    const length = Number(new DataView(bytes).getBigUint64(0, true));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes, LENGTH, length));
    const { __metadata__, ...entries } = JSON.parse(text);
    return { length, __metadata__, entries };
  } catch (problem) {
    throw new BadEar("ear_damaged", `no header: ${problem}`);
  }
}

/** @param {ArrayBuffer} body @param {string} name @param {Entry} entry @returns {Tensor} */
function tensor(body, name, { dtype, shape, data_offsets: [from, to] }) {
  const size = shape.reduce((all, n) => all * n, 1) * FLOAT;
  const whole = dtype === "F32" && to - from === size && to <= body.byteLength;
  if (!whole) throw new BadEar("ear_damaged", `${name} is not whole`);
  return { shape, values: new Float32Array(body.slice(from, to)) };
}

/** A tensor that must be there, of this shape (null: any length). @param {TensorFile} file @param {string} name
 * @param {(number|null)[]} shape @returns {Float32Array} */
export function need({ tensors }, name, shape) {
  const found = tensors.get(name);
  const fits = found?.shape.length === shape.length && shape.every((n, i) => n === null || n === found.shape[i]);
  if (!found || !fits) throw new BadEar("ear_damaged", `${name} is missing or has another shape`);
  return found.values;
}
