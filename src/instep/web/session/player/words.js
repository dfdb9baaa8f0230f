// @ts-check
/** The sentences of the page, by key, filled with their parts by Fluent; every one of them comes from the content. */

import { FluentBundle } from "../../shared/fluent/bundle.js";
import { FluentResource } from "../../shared/fluent/resource.js";

/** The key of the message behind a line of a plan or a trace, whose name is parted by dots. @param {string} line */
export const messageOf = (line) => line.replaceAll(".", "-");

export class Words {
  /** @param {Record<string, string>} texts each message as it was written, in the language of the page */
  constructor(texts) {
    this.texts = texts;
    // What isolates a part in running text would be read out by a voice.
    this.bundle = new FluentBundle(document.documentElement.lang, { useIsolating: false });
  }

  /** @param {string} key @param {Record<string, string|number>} [parts] @returns {string} */
  say(key, parts = {}) {
    const text = this.texts[key];
    if (text === undefined) throw new Error(`no words under ${key}`);
    return text.includes("{") ? this.#fill(key, text, parts) : text;
  }

  /** @param {string} key @param {string} text @param {Record<string, string|number>} parts @returns {string} */
  #fill(key, text, parts) {
    if (!this.bundle.hasMessage(key)) this.bundle.addResource(new FluentResource(`${key} =\n    ${text}\n`));
    const pattern = this.bundle.getMessage(key)?.value;
    if (!pattern) throw new Error(`no sentence under ${key}`);
    /** @type {Error[]} */
    const missing = [];
    const said = this.bundle.formatPattern(pattern, parts, missing);
    // A sentence that lacks a part is a fault of ours; it must not keep a stop from being carried out.
    if (missing.length) console.error(`${key}: ${missing[0].message}`);
    return said;
  }

  /** The key of a line that the chart says: an interjection, or any other spoken line. @param {string} name */
  spoken(name) {
    const key = messageOf(name);
    return `interjections-${key}` in this.texts ? `interjections-${key}` : key;
  }
}
