// @ts-check
/** Sees when a microphone hears nothing any more, or too much to tell words apart. */

/** @typedef {"mic_silent"|"mic_clipping"} Trouble */

export class Health {
  /** @param {import("../../shared/documents.d.ts").MicrophoneTrouble} rules @param {number} now ms
   * @param {(trouble: Trouble, holds: boolean) => void} tell told with every hop */
  constructor(rules, now, tell) {
    this.rules = rules;
    this.tell = tell;
    this.soundAt = now;
    this.clippedSince = NaN;
    this.clippedAt = NaN;
  }

  /** @param {{level: number, clipped: number}} hop @param {number} now ms */
  hop({ level, clipped }, now) {
    const { silent_db: silent, clipped: most } = this.rules;
    if (level > silent) this.soundAt = now;
    if (clipped > most) {
      if (Number.isNaN(this.clippedSince)) this.clippedSince = now;
      this.clippedAt = now;
    }
    this.passes(now);
  }

  /** Time has passed; where no hop comes at all, nothing is heard either. @param {number} now ms */
  passes(now) {
    const { silent_ms: silent, clipped_ms: clipped } = this.rules;
    if (now - this.clippedAt > clipped) this.clippedSince = NaN;
    this.tell("mic_silent", now - this.soundAt >= silent);
    this.tell("mic_clipping", this.clippedAt - this.clippedSince >= clipped);
  }
}
