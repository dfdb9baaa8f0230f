// @ts-check
/** Lines that say, calmly and once, what is not as it could be: no sound, no server, a screen that may go dark. */
import { element } from "./screen.js";

export class Notices {
  /** @param {import("./words.js").Words} words */
  constructor(words) {
    this.words = words;
    this.list = element("notices");
    /** @type {Map<string, HTMLElement>} */
    this.lines = new Map();
  }

  /** @param {string} key */
  add(key) {
    if (this.lines.has(key)) return;
    const line = document.createElement("p");
    line.textContent = this.words.say(`player-notice-${key}`);
    this.lines.set(key, line);
    this.list.append(line);
    element("sound-on").hidden = !this.lines.has("blocked");
  }

  /** @param {string} key */
  remove(key) {
    this.lines.get(key)?.remove();
    this.lines.delete(key);
    element("sound-on").hidden = !this.lines.has("blocked");
  }

  /** At most one of these holds. @param {string[]} keys @param {string | null} held */
  one(keys, held) {
    for (const key of keys) this.set(key, key === held);
  }

  /** @param {string} key @param {boolean} holds */
  set(key, holds) {
    if (holds) this.add(key);
    else this.remove(key);
  }
}
