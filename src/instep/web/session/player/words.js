// @ts-check
/** The sentences of the page, by key, with their parts filled in; every one of them comes from the content. */

export class Words {
  /** @param {Record<string, string>} texts */
  constructor(texts) {
    this.texts = texts;
  }

  /** @param {string} key @param {Record<string, string|number>} [parts] @returns {string} */
  say(key, parts = {}) {
    const text = this.texts[key];
    if (text === undefined) throw new Error(`no words under ${key}`);
    return text.replace(/\{(\w+)\}/g, (whole, name) => String(parts[name] ?? whole));
  }

  /** The key of a line that the chart says: an interjection, or any other spoken line. @param {string} name */
  spoken(name) {
    return `interjections.${name}` in this.texts ? `interjections.${name}` : name;
  }
}
