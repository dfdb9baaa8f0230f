// @ts-check
/** Opens the microphone and brings its sound, in its own thread, to the worker that listens. */
import { RATE } from "./rate.js";

/** @typedef {"mic_denied"|"mic_none"|"mic_busy"|"no_worklet"} Trouble names the line that says so */
/** @typedef {{stop: () => void, rate: number, port: MessagePort}} Microphone */

/** Why there is no microphone; `key` names the line that says so. */
export class NoMicrophone extends Error {
  /** @param {Trouble} key */
  constructor(key) {
    super(key);
    this.key = key;
  }
}

const ASKED = { echoCancellation: true, noiseSuppression: false, autoGainControl: false, channelCount: 1 };

/** @type {Record<string, Trouble>} */
const TROUBLES = { NotAllowedError: "mic_denied", SecurityError: "mic_denied", NotFoundError: "mic_none" };

/** Open it; raises NoMicrophone. @param {(lost: boolean) => void} changed told when it is lost, and when it is back
 * @returns {Promise<Microphone>} */
export async function openMicrophone(changed) {
  if (!navigator.mediaDevices || !("AudioWorkletNode" in window)) throw new NoMicrophone("no_worklet");
  const stream = await asked();
  try {
    return await joined(stream, changed);
  } catch {
    stream.getTracks().forEach((track) => track.stop());
    throw new NoMicrophone("no_worklet");
  }
}

async function asked() {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: ASKED });
  } catch (problem) {
    throw new NoMicrophone(TROUBLES[/** @type {DOMException} */ (problem).name] ?? "mic_busy");
  }
}

/** @param {MediaStream} stream @param {(lost: boolean) => void} changed @returns {Promise<Microphone>} */
async function joined(stream, changed) {
  const [track] = stream.getAudioTracks();
  const { context, source } = sourceOf(stream);
  await context.audioWorklet.addModule(new URL("./worklet.js", import.meta.url));
  const one = /** @type {const} */ ({ numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  const blocks = new AudioWorkletNode(context, "instep-blocks", one);
  const { port1, port2 } = new MessageChannel();
  blocks.port.postMessage(port1, [port1]);
  source.connect(blocks);
  track.addEventListener("ended", () => changed(true));
  track.addEventListener("mute", () => changed(true));
  track.addEventListener("unmute", () => changed(false));
  // A context waits for the first touch of a page where the browser asks for one.
  void context.resume();
  const wake = () => void context.resume();
  addEventListener("pointerdown", wake);
  addEventListener("keydown", wake);
  const stop = () => {
    removeEventListener("pointerdown", wake);
    removeEventListener("keydown", wake);
    track.stop();
    void context.close();
  };
  return { stop, rate: context.sampleRate, port: port2 };
}

/** At the ear's own rate, or, where the browser refuses one for a microphone, at its own. @param {MediaStream} stream */
function sourceOf(stream) {
  const context = new AudioContext({ sampleRate: RATE });
  try {
    return { context, source: new MediaStreamAudioSourceNode(context, { mediaStream: stream }) };
  } catch {
    void context.close();
    const own = new AudioContext();
    return { context: own, source: new MediaStreamAudioSourceNode(own, { mediaStream: stream }) };
  }
}
