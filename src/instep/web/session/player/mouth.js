// @ts-check
/** What is heard beside the track, through Web Audio: interjections at once, and the quiet bed. */

/** As the track: no resampling, and half the memory of the usual rate. */
const RATE = 24000;

/** The context, or null where the browser has none or refuses one. @returns {AudioContext|null} */
export function openSound() {
  try {
    return new AudioContext({ sampleRate: RATE });
  } catch {
    return null;
  }
}

/** @param {AudioContext} context @param {Blob|null} blob @returns {Promise<AudioBuffer|null>} */
export async function decoded(context, blob) {
  if (!blob) return null;
  try {
    return await context.decodeAudioData(await blob.arrayBuffer());
  } catch {
    return null;
  }
}

/** Says clips of the sprite, one after another. */
export class Mouth {
  /** @param {AudioContext} context @param {AudioBuffer} sprite @param {Record<string, [number, number]>} clips in ms
   * @param {(talking: boolean) => void} talks told when it begins and when it has ended */
  constructor(context, sprite, clips, talks) {
    this.context = context;
    this.sprite = sprite;
    this.clips = clips;
    this.talks = talks;
    this.free = 0;
    /** Told of each line that is said, and in how many ms it begins; of a hush by null.
     * @type {(said: {key: string, inMs: number}|null) => void} */
    this.onLine = () => {};
    /** @type {Set<AudioBufferSourceNode>} */
    this.sources = new Set();
  }

  /** Say a line after those that are being said. @param {string} key @returns {boolean} whether there is such a clip */
  say(key) {
    const clip = this.clips[key];
    if (!clip) return false;
    const source = new AudioBufferSourceNode(this.context, { buffer: this.sprite });
    const [start, end] = clip.map((ms) => ms / 1000);
    const at = Math.max(this.context.currentTime, this.free);
    source.connect(this.context.destination);
    source.start(at, start, end - start);
    source.onended = () => this.#ended(source);
    this.sources.add(source);
    this.free = at + end - start;
    this.talks(true);
    this.onLine({ key, inMs: (at - this.context.currentTime) * 1000 });
    return true;
  }

  /** Whether a line is being said. */
  get talking() {
    return this.sources.size > 0;
  }

  /** Be silent now. */
  hush() {
    for (const source of this.sources) source.stop();
    this.free = 0;
    this.onLine(null);
  }

  /** @param {AudioBufferSourceNode} source */
  #ended(source) {
    this.sources.delete(source);
    if (!this.sources.size) this.talks(false);
  }
}

/** The bed: a loop without a seam, with its own volume; it sounds only while the timeline runs. */
export class Bed {
  /** @param {AudioContext} context @param {AudioBuffer} loop @param {number} volume 0 to 1 */
  constructor(context, loop, volume) {
    this.volume = volume;
    this.on = false;
    this.gain = new GainNode(context, { gain: 0 });
    this.gain.connect(context.destination);
    this.source = new AudioBufferSourceNode(context, { buffer: loop, loop: true });
    this.source.connect(this.gain);
    this.source.start();
  }

  play() {
    this.on = true;
    this.#to(this.volume, 0.8);
  }

  /** At once. */
  hush() {
    this.on = false;
    this.gain.gain.cancelScheduledValues(0);
    this.gain.gain.value = 0;
  }

  /** @param {number} volume 0 to 1 */
  turn(volume) {
    this.volume = volume;
    if (this.on) this.#to(volume, 0.05);
  }

  /** @param {number} volume @param {number} seconds */
  #to(volume, seconds) {
    this.gain.gain.cancelScheduledValues(0);
    this.gain.gain.setTargetAtTime(volume, this.gain.context.currentTime, seconds);
  }
}
