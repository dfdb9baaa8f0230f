// @ts-check
/** Fifteen seconds in which a person tries whether they are heard while the coach speaks; it can be left and repeated. */
import { element } from "../../session/player/screen.js";
import { clock } from "./coach.js";
import { RATE } from "./rate.js";
import { Resampler } from "./resample.js";
import { keepDelay, keepTried } from "./wish.js";

/** @typedef {{word: string, heard: boolean}} Step */

/** So much of a line is compared with what comes back. */
const COMPARED_S = 1.2;
/** The line has begun when it is said on the screen what to say. */
const LEAD_MS = 700;
/** States that go on by themselves to nothing. */
const STANDS = ["ready", "handhold", "paused", "ended"];
const LINES = ["interjections-rehearsal_first", "interjections-rehearsal_second"];

export class Rehearsal {
  /** @param {import("../../session/player/player.js").Player} player @param {import("./listener.js").Listener} listener
   * @param {import("../../shared/documents.d.ts").Microphone} rules */
  constructor(player, listener, rules) {
    this.player = player;
    this.listener = listener;
    this.rules = rules;
    this.sheet = /** @type {HTMLDialogElement} */ (element("rehearsal-sheet"));
    this.runs = false;
    /** @type {(() => void)|null} */
    this.said = null;
    this.gone = new AbortController();
    this.loudest = -Infinity;
    this.clipped = 0;
    /** @type {number|null} */
    this.delay = null;
    const { signal } = this.gone;
    element("rehearsal-start").addEventListener("click", () => void this.run(), { signal });
    this.sheet.addEventListener("close", () => this.#left(), { signal });
  }

  open() {
    if (!STANDS.includes(this.player.session.place.state)) this.player.person({ name: "pause" });
    keepTried();
    this.#write("rehearsal-line", this.#words("about"));
    element("rehearsal-found").replaceChildren();
    this.#buttons("start", "skip");
    if (!this.sheet.open) this.sheet.showModal();
  }

  /** The whole of it. */
  async run() {
    if (this.runs) return;
    [this.runs, this.loudest, this.clipped, this.delay] = [true, -Infinity, 0, null];
    element("rehearsal-found").replaceChildren();
    element("rehearsal-start").hidden = true;
    /** @type {Step[]} */
    const steps = [];
    for (const [n, word] of this.rules.rehearsal.steps.entries()) {
      if (this.runs) steps.push(await this.#step(word, LINES[n % LINES.length]));
    }
    if (this.runs) this.#tell(steps);
    this.runs = false;
  }

  /** @param {string} word @param {string} line @returns {Promise<Step>} */
  async #step(word, line) {
    this.#speak(line);
    await new Promise((done) => setTimeout(done, LEAD_MS));
    this.#write("rehearsal-line", this.#words("step", { word }));
    const heard = await this.#waits();
    this.player.mouth?.hush();
    this.#found(heard ? "got" : "missed", { word });
    return { word, heard };
  }

  /** Whether a word of the stop class is heard in time. @returns {Promise<boolean>} */
  #waits() {
    return new Promise((done) => {
      const late = setTimeout(() => this.said && done(false), this.rules.rehearsal.step_ms);
      this.said = () => {
        clearTimeout(late);
        done(this.runs);
      };
    });
  }

  /** Say a line, and let the worker look for it in what comes back. @param {string} key */
  #speak(key) {
    const { mouth, sound, play } = this.player;
    const clip = play.clips[key];
    if (!mouth || !sound.sprite || !clip) return;
    mouth.say(key);
    const rate = sound.sprite.sampleRate;
    const from = Math.round((clip[0] / 1000) * rate);
    const part = sound.sprite.getChannelData(0).slice(from, from + Math.round(COMPARED_S * rate));
    this.listener.tell({ measure: { sound: new Resampler(rate, RATE).push(part), at: clock() } });
  }

  /** @param {import("./listening.js").Told} told */
  heard({ kind }) {
    if (kind === "first") this.said?.();
  }

  /** @param {import("./listening.js").HopTold} hop */
  hop({ level, clipped }) {
    this.loudest = Math.max(this.loudest, level);
    if (clipped > this.rules.trouble.clipped) this.clipped += 1;
  }

  /** @param {{delay: number, likeness: number}} found */
  measured({ delay, likeness }) {
    if (!this.runs || likeness < this.rules.coach.likeness) return;
    this.delay = Math.round(delay);
    keepDelay(delay);
    this.listener.tell({ delay });
  }

  /** @param {Step[]} steps */
  #tell(steps) {
    const good = steps.every(({ heard }) => heard);
    this.#write("rehearsal-line", this.#words(good ? "good" : "poor"));
    if (this.loudest < this.rules.rehearsal.faint_db) this.#found("faint");
    if (this.clipped > steps.length) this.#found("loud");
    if (this.delay !== null) this.#found("delay", { ms: this.delay });
    this.#buttons("again", "done");
  }

  /** @param {string} start @param {string} leave */
  #buttons(start, leave) {
    element("rehearsal-start").hidden = false;
    this.#write("rehearsal-start", this.#words(start));
    this.#write("rehearsal-leave", this.#words(leave));
  }

  /** @param {string} key @param {Record<string, string|number>} [parts] */
  #found(key, parts) {
    const line = document.createElement("li");
    line.textContent = this.#words(key, parts);
    line.dataset.found = key;
    element("rehearsal-found").append(line);
  }

  /** @param {string} key @param {Record<string, string|number>} [parts] */
  #words(key, parts) {
    return this.player.words.say(`player-rehearsal-${key}`, parts);
  }

  /** @param {string} id @param {string} text */
  #write(id, text) {
    element(id).textContent = text;
  }

  /** Skipped, or done. */
  #left() {
    if (this.runs) this.player.mouth?.hush();
    this.runs = false;
    this.said?.();
  }

  close() {
    this.gone.abort();
    this.#left();
    this.sheet.close();
  }
}
