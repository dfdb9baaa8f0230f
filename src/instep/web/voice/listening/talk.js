// @ts-check
/** Whether people have been talking up to now; what the coach says is no talk. */

export class Talk {
  /** @param {import("../../session/player/utterances.js").Rules} rules */
  constructor(rules) {
    this.rules = rules;
    /** @type {[number, number][]} when, in whole ms, and how likely other speech was */
    this.past = [];
    this.goesOn = false;
  }

  /** @param {import("./moment.js").Moment} moment @param {import("./hearing.js").Situation} situation */
  hear(moment, { speaking }) {
    const { talk_from: from, talk_until: until } = this.rules.times;
    this.past = this.past.filter(([at]) => moment.now - at <= from);
    const before = this.past.filter(([at]) => moment.now - at >= until).map(([, share]) => share);
    const long = this.past.length > 0 && moment.now - this.past[0][0] >= from;
    this.goesOn = long && before.reduce((sum, share) => sum + share, 0) / before.length >= this.rules.thresholds.talk;
    this.past.push([moment.now, speaking ? 0 : moment.share("other speech")]);
  }
}
