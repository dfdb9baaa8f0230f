// @ts-check
/** In the sound's own thread: hands the microphone's samples to the worker in small blocks. They go nowhere else. */

/** What this thread has besides; TypeScript's own libraries do not know it.
 * @typedef {{AudioWorkletProcessor: new () => {port: MessagePort},
 *   registerProcessor: (name: string, processor: new () => object) => void}} Thread */
const { AudioWorkletProcessor, registerProcessor } = /** @type {typeof globalThis & Thread} */ (globalThis);

/** 16 ms at 16 kHz: a word waits no longer than this to be heard. */
const BLOCK = 256;

class Blocks extends AudioWorkletProcessor {
  constructor() {
    super();
    /** @type {MessagePort|null} */
    this.worker = null;
    this.block = new Float32Array(BLOCK);
    this.filled = 0;
    this.port.onmessage = (/** @type {MessageEvent} */ { data }) => (this.worker = data);
  }

  /** @param {Float32Array[][]} inputs */
  process([[samples]]) {
    for (let n = 0; n < (samples?.length ?? 0); n += 1) {
      this.block[this.filled++] = samples[n];
      if (this.filled === BLOCK) this.#send();
    }
    return true;
  }

  #send() {
    this.worker?.postMessage(this.block, [this.block.buffer]);
    this.block = new Float32Array(BLOCK);
    this.filled = 0;
  }
}

registerProcessor("instep-blocks", Blocks);
