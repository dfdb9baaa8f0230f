// @ts-check
/** Hears the words of the daily look on this device; nothing of the ear is loaded before it is asked for. */
import { knownDelay } from "./player/listening/wish.js";
import { followClips } from "./player/listening/following.js";

/** @typedef {{no: () => void, yes: () => void, back: () => void, stop: () => void,
 *   said: () => import("./ritual_aloud.js").Aloud}} Does */

/** @param {string} id */
const element = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

export class Spoken {
  /** @param {HTMLFormElement} form @param {Does} does */
  constructor(form, does) {
    this.form = form;
    this.does = does;
    this.light = element("voice-light");
    /** @type {import("./player/listening/listener.js").Listener|null} */
    this.listener = null;
    /** @type {any} */
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
      const { Listener } = await import("./player/listening/listener.js");
      const document = await (await fetch(this.form.dataset.hearing ?? "")).json();
      this.rules = document.rules;
      this.listener = new Listener(document, {
        utterance: (told) => this.#heard(told),
        hop: () => {},
        lost: (lost) => this.#show(lost ? "lost" : "on", true),
        measured: () => {},
      });
      await this.listener.open();
      this.listener.tell({ delay: knownDelay() ?? document.microphone.coach.delay_ms });
      // What the page itself says is nobody's answer.
      const { mouth } = this.does.said();
      if (mouth) followClips(mouth, this.listener);
      this.#show("on", true);
    } catch {
      this.close();
      this.#show("lost", false);
    }
  }

  close() {
    this.listener?.close();
    this.listener = null;
    this.#show("", false);
  }

  /** @param {import("./player/listening/listening.js").Told} told */
  #heard({ kind, word, confidence, speaking }) {
    if (kind === "first") return this.does.stop();
    if (kind !== "word" || speaking) return;
    const { no, yes, easing } = this.rules.thresholds;
    const sure = /** @type {Record<string, number>} */ ({ no, yes, back: easing })[word];
    if (sure === undefined || confidence < sure) return;
    this.light.textContent = (this.light.dataset.heard ?? "").replace("…", word);
    this.does[/** @type {"no"|"yes"|"back"} */ (word)]();
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
