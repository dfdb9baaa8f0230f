// @ts-check
/** Shows whether the page listens, and for a moment what it heard. */
import { element } from "../../session/player/screen.js";

/** @typedef {"off"|"opening"|"on"|"lost"} State */

/** How long a word stands beside the light. */
const WORD_MS = 2500;
/** @type {Record<State, string>} */
const LINES = { off: "", opening: "opening", on: "listening", lost: "lost" };

export class Light {
  /** @param {import("../../session/player/words.js").Words} words */
  constructor(words) {
    this.words = words;
    this.root = element("session");
    this.light = element("voice-light");
    this.word = element("voice-word");
    this.hides = 0;
  }

  /** @param {State} state */
  show(state) {
    this.root.dataset.voice = state;
    const line = LINES[state];
    this.light.textContent = line ? this.words.say(`player-voice-${line}`) : "";
    element("voice").hidden = state === "off";
    const on = state === "on" || state === "lost";
    const honest = element("voice-honest");
    honest.hidden = !on;
    honest.textContent = this.words.say(state === "lost" ? "player-voice-tap" : "player-voice-honest");
    element("voice-try").hidden = !on;
    const button = element("voice-switch");
    button.setAttribute("aria-pressed", String(state !== "off"));
    button.textContent = this.words.say(state === "off" ? "player-voice-on" : "player-voice-off");
  }

  /** @param {string} key @param {string} word */
  heard(key, word) {
    clearTimeout(this.hides);
    this.word.textContent = this.words.say(`player-voice-${key}`, { word });
    this.hides = setTimeout(() => (this.word.textContent = ""), WORD_MS);
  }
}
