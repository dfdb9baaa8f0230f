// @ts-check
/** The sheets that open over the session: how much it hurts, what else is wrong, why it is as it is. */
import { element } from "./screen.js";

/** @typedef {import("./words.js").Words} Words */
/** @typedef {import("./guards.js").Event} Event */

/** @param {string} id */
const dialog = (id) => /** @type {HTMLDialogElement} */ (element(id));

/** Asks for a number from 0 to 10 and, where the person wants to say it, for the place. */
export class PainSheet {
  /** @param {Words} words @param {(event: Event) => void} answer */
  constructor(words, answer) {
    this.words = words;
    this.answer = answer;
    this.sheet = dialog("pain-sheet");
    /** @type {string|null} */
    this.side = null;
    /** @type {string|null} */
    this.region = null;
    this.touched = false;
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

  /** @param {string|null} side */
  ask(side) {
    this.side = side;
    this.touched = false;
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

  /** A number was given. @param {number} pain */
  give(pain) {
    this.close();
    this.answer({ name: "hurts", pain, side: this.side, region: this.region });
  }

  /** @param {Element} target */
  #pick(target) {
    const number = /** @type {HTMLElement|null} */ (target.closest("[data-pain]"));
    const region = /** @type {HTMLElement|null} */ (target.closest("[data-region]"));
    if (number) this.give(Number(number.dataset.pain));
    else if (region) this.#where(region.dataset.region ?? null);
  }

  /** @param {string|null} region */
  #where(region) {
    this.region = region;
    this.touched = region !== null;
    for (const part of /** @type {NodeListOf<SVGElement>} */ (this.sheet.querySelectorAll("[data-region]"))) {
      part.classList.toggle("is-lit", part.dataset.region === region);
      part.setAttribute("aria-pressed", String(part.dataset.region === region));
    }
    const name = region === null ? "" : this.words.say(`regions.${region}`);
    element("pain-where").textContent = region
      ? this.words.say("player.pain.where_is", { region: name })
      : this.words.say("player.pain.where");
  }
}

/** A sheet that only opens and closes. @param {string} id */
export function openSheet(id) {
  const sheet = dialog(id);
  if (!sheet.open) sheet.showModal();
}

/** Close whatever sheet is open; whether there was one. */
export function closeSheets() {
  const open = /** @type {NodeListOf<HTMLDialogElement>} */ (document.querySelectorAll("dialog[open]"));
  open.forEach((sheet) => sheet.close());
  return open.length > 0;
}
