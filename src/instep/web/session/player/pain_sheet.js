// @ts-check
/** Asks how much it hurts, from 0 to 10, and where: either, both, in any order. What is chosen is told at once, and
 * choosing one leaves the other open to be chosen. */
import { element } from "./screen.js";
import { dialog } from "./sheets.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./guards.js").Event} Event */
/** @typedef {import("./score.js").Side} Side */
/** @typedef {import("./score.js").Region} Region */

/** So long a sheet of which one half was answered waits for the other, whatever the session does meanwhile. */
const PATIENCE_MS = 30_000;
/** What answers one half and so leaves the other open. */
const ANSWERS = ["hurts", "pain_number", "pain_place"];

export class PainSheet {
  /** @param {Words} words @param {(event: Event) => void} answer @param {() => number} now */
  constructor(words, answer, now) {
    this.words = words;
    this.answer = answer;
    this.now = now;
    this.sheet = dialog("pain-sheet");
    /** The foot that was asked about last. @type {Side|null} */
    this.side = null;
    /** @type {number|null} */
    this.pain = null;
    /** @type {Region|null} */
    this.region = null;
    this.asksPlace = false;
    this.touchedAt = 0;
    this.sheet.addEventListener("click", (event) => this.#pick(/** @type {Element} */ (event.target)));
    this.sheet.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      const region = /** @type {Element} */ (event.target).closest("[data-region]");
      if (region) event.preventDefault();
      if (region) this.#pick(region);
    });
  }

  get open() {
    return this.sheet.open;
  }

  /** Whether somebody has shown where and has not said how much: no silence counts as an answer meanwhile. */
  get placing() {
    return this.open && this.region !== null && this.pain === null;
  }

  /** Whether one half was answered a short while ago and the other may follow: unless somebody does something else.
   * @param {Event} [event] what a person did now */
  waitsAfter(event) {
    const half = (this.region === null) !== (this.pain === null) && this.now() - this.touchedAt < PATIENCE_MS;
    return this.open && half && (!event || ANSWERS.includes(event.name));
  }

  /** An event as it is told while it is asked where: a sharp pain is at the place that was shown, wherever the hands
   * are. @param {Event} event @returns {Event} */
  placed(event) {
    if (event.name !== "sharp_pain" || !this.open || this.region === null) return event;
    return { ...event, side: this.side, region: this.region };
  }

  /** @param {Side|null} side the foot it is about @param {boolean} again whether it is only asked how it is now */
  ask(side, again) {
    this.side = side;
    this.asksPlace = side !== null && !again;
    this.#number(null);
    this.#where(null);
    for (const foot of /** @type {NodeListOf<HTMLElement>} */ (this.sheet.querySelectorAll("[data-where]"))) {
      foot.hidden = foot.dataset.where !== side;
    }
    element("pain-where").hidden = side === null;
    if (!this.sheet.open) this.sheet.showModal();
  }

  close() {
    this.sheet.close();
  }

  /** A number was given; a place that was shown before goes with it. @param {number} pain @param {string} [say] a line
   * to be heard first */
  give(pain, say) {
    if (pain === this.pain) return;
    this.#number(pain);
    if (this.region !== null || !this.asksPlace || pain === 0) this.close();
    this.answer({ name: "hurts", pain, side: this.side, region: this.region, ...(say ? { say } : {}) });
  }

  /** @param {Element} target */
  #pick(target) {
    const number = /** @type {HTMLElement|null} */ (target.closest("[data-pain]"));
    const region = /** @type {HTMLElement|null} */ (target.closest("[data-region]"))?.dataset.region;
    if (number) this.give(Number(number.dataset.pain));
    else if (region && region !== this.region) this.#place(/** @type {Region} */ (region));
  }

  /** A place was shown: told at once, and added to what was told before. @param {Region} region */
  #place(region) {
    this.#where(region);
    if (this.pain !== null) this.close();
    this.answer({ name: "pain_place", side: this.side, region });
  }

  /** @param {number|null} pain */
  #number(pain) {
    this.pain = pain;
    this.touchedAt = this.now();
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (this.sheet.querySelectorAll("[data-pain]"))) {
      one.setAttribute("aria-pressed", String(pain !== null && one.dataset.pain === String(pain)));
    }
    element("pain-done").textContent = this.words.say(pain === null ? "player-pain-skip" : "player-pain-done");
  }

  /** @param {Region|null} region */
  #where(region) {
    this.region = region;
    this.touchedAt = this.now();
    for (const part of /** @type {NodeListOf<SVGElement>} */ (this.sheet.querySelectorAll("[data-region]"))) {
      part.classList.toggle("is-lit", part.dataset.region === region);
      part.setAttribute("aria-pressed", String(part.dataset.region === region));
    }
    const name = region === null ? "" : this.words.say(`regions-${region}`);
    element("pain-where").textContent = region
      ? this.words.say("player-pain-where_is", { region: name })
      : this.words.say("player-pain-where");
  }
}
