// @ts-check
/** How likely each word is at one hop. */

/** Which of the ear's words are of a class. @param {any} rules @param {string[]} words @param {string} kind */
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

  /** @param {string[]} words */
  sum(words) {
    return words.reduce((sum, word) => sum + this.share(word), 0);
  }
}
