// @ts-check
/** How likely each word is at one hop. */

/** @typedef {import("../../session/player/utterances.js").Rules} Rules */

/** Which of the ear's words are of a class. @param {Rules} rules @param {string[]} words @param {string} kind */
export const ofClass = (rules, words, kind) => words.filter((word) => rules.words[word]?.kind === kind);

export class Moment {
  /** @param {number} at seconds @param {Map<string, number>} shares */
  constructor(at, shares) {
    this.at = at;
    /** Whole milliseconds, so that both hosts compare the same numbers. */
    this.now = Math.round(at * 1000);
    this.shares = shares;
  }

  /** @param {string} word */
  share(word) {
    return this.shares.get(word) ?? 0;
  }

  /** The first of the likeliest of these words. @param {string[]} words */
  likeliest(words) {
    return words.reduce((best, word) => (this.share(word) > this.share(best) ? word : best));
  }

  /** How much likelier the word is than talk that means nothing, 0 to 1; other words take nothing from it.
   * @param {string} word @param {number} doubt */
  againstTalk(word, doubt) {
    const share = this.share(word);
    return share / (share + this.share("other speech") + doubt);
  }

  /** @param {string[]} words */
  sum(words) {
    return words.reduce((sum, word) => sum + this.share(word), 0);
  }
}
