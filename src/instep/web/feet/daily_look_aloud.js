// @ts-check
/** Says the stops of the daily look aloud, once it was asked to on this device. */
import { openMouth } from "../voice/page_mouth.js";

const KEY = "instep-look-aloud";

export class Aloud {
  /** @param {HTMLFormElement} form @param {HTMLElement} button */
  constructor(form, button) {
    this.form = form;
    this.button = button;
    /** @type {import("../session/player/mouth.js").Mouth|null} */
    this.mouth = null;
    this.stop = "";
    button.addEventListener("click", () => this.turn(!this.on));
    this.#shown();
    // Sound waits for the first touch of a page.
    if (this.on) addEventListener("pointerdown", () => void this.#open(), { once: true });
  }

  get on() {
    return localStorage.getItem(KEY) === "on";
  }

  /** @param {boolean} on */
  turn(on) {
    localStorage.setItem(KEY, on ? "on" : "off");
    this.#shown();
    if (on) void this.#open().then(() => this.say(this.stop));
    else this.hush();
  }

  /** Say where we are; nothing where it is not wanted or there is no voice. @param {string} stop */
  say(stop) {
    this.stop = stop;
    if (!this.on || !this.mouth) return;
    this.hush();
    this.mouth.say(stop);
  }

  hush() {
    this.mouth?.hush();
  }

  #shown() {
    this.button.setAttribute("aria-pressed", String(this.on));
  }

  async #open() {
    this.mouth ??= await openMouth(this.form);
  }
}
