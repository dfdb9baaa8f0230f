// @ts-check
/** Hears the words of a page on this device; nothing of the ear is loaded before it is asked for. */
import { knownDelay } from "./listening/wish.js";
import { followClips } from "./listening/following.js";

/** @typedef {import("../session/player/utterances.js").Rules} Rules */
/** @typedef {{words: Record<string, () => void>, stop: () => void, number?: (number: number) => void,
 *   mouth: () => Promise<import("../session/player/mouth.js").Mouth|null>, opened?: () => void, closed?: () => void}} Does
 *   what each word does, and a number where the page asks for one */

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

export class PageEar {
  /** @param {HTMLFormElement} form @param {Does} does */
  constructor(form, does) {
    this.form = form;
    this.does = does;
    this.light = element("voice-light");
    /** @type {import("./listening/listener.js").Listener|null} */
    this.listener = null;
    /** @type {Rules|null} */
    this.rules = null;
  }

  /** @param {HTMLElement} button */
  offer(button) {
    this.button = button;
    button.addEventListener("click", () => (this.listener ? this.close() : void this.open()));
  }

  async open() {
    this.#show("opening", true);
    try {
      const mouth = await this.does.mouth();
      const { Listener } = await import("./listening/listener.js");
      /** @type {import("../shared/documents.d.ts").PageHearing} */
      const document = await (await fetch(this.form.dataset.hearing ?? "")).json();
      this.rules = document.rules;
      this.listener = new Listener(document, {
        utterance: (told) => this.#heard(told),
        hop: () => {},
        lost: (lost) => this.#show(lost ? "lost" : "on", true),
        measured: () => {},
      });
      await this.listener.open();
      this.listener.tell({ delay: knownDelay() ?? document.microphone.coach.delay_ms, asked: Boolean(this.does.number) });
      // What the page itself says is nobody's answer.
      if (mouth) followClips(mouth, this.listener);
      this.#show("on", true);
      this.does.opened?.();
    } catch {
      this.close();
      this.#show("lost", false);
    }
  }

  close() {
    this.listener?.close();
    this.listener = null;
    this.does.closed?.();
    this.#show("", false);
  }

  /** @param {import("./listening/listening.js").Told} told */
  #heard({ kind, word, confidence, speaking }) {
    if (kind === "first") return this.does.stop();
    const { rules } = this;
    if (kind !== "word" || speaking || !rules) return;
    const deed = this.#deed(word, rules);
    if (!deed || confidence < sureOf(word, rules)) return;
    this.light.textContent = (this.light.dataset.heard ?? "").replace("…", word);
    deed();
  }

  /** @param {string} word @param {Rules} rules @returns {(() => void)|undefined} */
  #deed(word, rules) {
    const { number } = rules.words[word] ?? {};
    const { number: take, words } = this.does;
    return typeof number === "number" ? take && (() => take(number)) : words[word];
  }

  /** @param {""|"opening"|"on"|"lost"} state @param {boolean} on */
  #show(state, on) {
    this.light.textContent = state ? (this.light.dataset[state] ?? "") : "";
    this.light.classList.toggle("listens", state === "on");
    element("voice-honest").hidden = !on;
    const { button } = this;
    if (!button) return;
    button.setAttribute("aria-pressed", String(on));
    button.textContent = (on ? button.dataset.on : button.dataset.off) ?? "";
  }
}

/** How sure the ear must be of a word that a page takes: a yes or no by its own name, any other by its kind.
 * @param {string} word @param {Rules} rules */
function sureOf(word, { words, thresholds }) {
  const { kind } = words[word];
  return thresholds[/** @type {keyof Rules["thresholds"]} */ (kind === "answer" ? word : kind)];
}
