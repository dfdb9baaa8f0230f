// @ts-check
/** The page's side of listening: the worker that hears, and the microphone whose sound goes to it. */
import { openMicrophone } from "./microphone.js";

/** @typedef {import("./listening.js").HopTold} Hop */
/** @typedef {import("./listening.js").Told} Told */
/** @typedef {{utterance: (told: Told) => void, hop: (hop: Hop) => void, lost: (lost: boolean) => void,
 *   measured: (found: {delay: number, likeness: number}) => void}} Ears who is told */
/** @typedef {import("./listening.js").HearingDocument} HearingDocument */

/** Why the page cannot listen; `key` names the line that says so. */
export class CannotListen extends Error {
  /** @param {string} key */
  constructor(key) {
    super(key);
    this.key = key;
  }
}

/** A document of the session's, which its address says the kind of. @template Kind @param {string} url
 * @returns {Promise<Kind>} */
export async function fetchTold(url) {
  return (await fetched(url)).json();
}

/** @param {string} url */
async function fetched(url) {
  const answer = await fetch(url).catch(() => null);
  if (!answer?.ok) throw new CannotListen("ear_offline");
  return answer;
}

export class Listener {
  /** @param {HearingDocument} document @param {Ears} ears */
  constructor(document, ears) {
    this.document = document;
    this.ears = ears;
    /** @type {import("./microphone.js").Microphone|null} */
    this.microphone = null;
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  }

  /** Raises CannotListen or NoMicrophone. */
  async open() {
    const { rules, microphone, playback, files } = this.document;
    const [embedding, head] = await Promise.all(
      [files.embedding, files.head].map(async (url) => (await fetched(url)).arrayBuffer()),
    );
    await this.#ready({ embedding, head, rules, microphone, playback });
    this.microphone = await openMicrophone((lost) => this.ears.lost(lost));
    const { rate, port } = this.microphone;
    this.worker.postMessage({ microphone: { rate } }, [port]);
  }

  /** @param {import("./listening.js").Parts} parts @returns {Promise<void>} */
  #ready(parts) {
    return new Promise((done, failed) => {
      this.worker.onerror = () => failed(new CannotListen("no_worklet"));
      /** @param {MessageEvent<{ready?: true, bad?: string} & import("./listening.js").News>} message */
      this.worker.onmessage = ({ data }) => {
        if (data.ready) done();
        else if (data.bad) failed(new CannotListen(data.bad));
        else this.#told(data);
      };
      this.worker.postMessage({ open: parts }, [parts.embedding, parts.head]);
    });
  }

  /** @param {import("./listening.js").News} news */
  #told({ utterance, hop, measured }) {
    if (utterance) this.ears.utterance(utterance);
    else if (hop) this.ears.hop(hop);
    else if (measured) this.ears.measured(measured);
  }

  /** Tell the worker what it must know. @param {Partial<import("./listening.js").Orders>} order */
  tell(order) {
    this.worker.postMessage(order);
  }

  close() {
    this.microphone?.stop();
    this.worker.terminate();
  }
}
