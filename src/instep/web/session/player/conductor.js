// @ts-check
/**
 * Leads a session through time: lets the clock's time pass in the chart, and hands every entry to be carried out.
 * While the timeline runs, its time is the clock's (the track); in every other state it is the page's.
 */
import { placeFrom } from "./place.js";
import { advance, send } from "./statechart.js";

/** @typedef {import("./score.js").Score} Score */
/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("./guards.js").Event} Event */
/** @typedef {import("./statechart.js").Chart} Chart */
/** @typedef {import("./statechart.js").Entry} Entry */
/** @typedef {import("./clock.js").Clock} Clock */

/** Time passes in steps no longer than this, so that a jump is heard where it happens and not a tick later. */
const STEP_MS = 10;

export class Conductor {
  /** @param {{chart: Chart, score: Score, clock: Clock, now: () => number,
   *   carry: (entry: Entry, event?: Event) => void, place?: Place}} parts */
  constructor({ chart, score, clock, now, carry, place }) {
    this.chart = chart;
    this.score = score;
    this.clock = clock;
    this.now = now;
    this.carry = carry;
    this.place = placeFrom(place);
    this.wall = now();
  }

  /** Whether the timeline runs in the state that the session is in. */
  get runs() {
    return this.chart.states[this.place.state].runs === true;
  }

  /** Let the time pass that has passed. */
  tick() {
    const passed = Math.floor(this.now() - this.wall);
    this.wall += passed;
    this.pass(this.runs ? this.clock.read() - this.place.position : passed);
  }

  /** Let an event happen now. @param {Event} event @returns {Entry} */
  send(event) {
    this.tick();
    const entry = send(this.chart, this.score, this.place, event);
    this.wall = this.now();
    this.carry(entry, event);
    return entry;
  }

  /** @param {number} ms */
  pass(ms) {
    const state = this.place.state;
    let jumped = false;
    for (let left = Math.floor(ms); left > 0 && !jumped; left -= STEP_MS) {
      const entries = advance(this.chart, this.score, this.place, Math.min(left, STEP_MS));
      jumped = entries.some(jumps) || this.place.state !== state;
      for (const entry of entries) this.carry(entry);
    }
  }
}

/** Whether the track must be moved. @param {Entry} entry */
const jumps = (entry) => entry.effects.some((effect) => effect.startsWith("play:"));
