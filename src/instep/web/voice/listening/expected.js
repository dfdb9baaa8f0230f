// @ts-check
/** Whether a voice is more than the coach's own echo: how loud the coach usually comes back is learned while it speaks. */

export class Expected {
  /** @param {import("../../shared/documents.d.ts").VoiceBeside} rules
   * @param {number} hop how long a hop is, in ms */
  constructor(rules, hop) {
    this.rules = rules;
    this.learning = Math.ceil(rules.echo_learned_ms / hop);
    /** The usual level of the echo, in dB below full scale. */
    this.level = -Infinity;
  }

  /** Whether a voice is heard that the coach's own does not explain. @param {import("./ear.js").Hop} hop
   * @param {boolean} speaking whether the coach speaks */
  someone({ voice, level }, speaking) {
    if (!speaking) return false;
    if (this.learning > 0) return this.#learn(level);
    const { at_least: least, above_echo_db: above, echo_step_db: step } = this.rules;
    const more = level > this.level + above;
    // It follows slowly, so that a person who speaks does not become the echo.
    this.level += level > this.level ? step : -step;
    return more && voice >= least;
  }

  /** @param {number} level */
  #learn(level) {
    this.learning -= 1;
    this.level = Math.max(this.level, level);
    return false;
  }
}
