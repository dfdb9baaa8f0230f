// @ts-check
/** Carries out what the policy makes of each word, and tells it what the chart made of everything that happened. */
import { nowPlaying } from "../../session/player/place.js";
import { heard, newMemory } from "../../session/player/utterances.js";

/** @typedef {import("../../session/player/player.js").Player} Player */
/** @typedef {import("../../session/player/utterances.js").Input} Input */
/** @typedef {import("../../session/player/utterances.js").Deed} Deed */
/** @typedef {import("../../session/player/utterances.js").Rules} Rules */

const TICK_MS = 100;

export class Obey {
  /** @param {{rules: Rules, player: Player, light: import("./light.js").Light, asked: (asked: boolean) => void,
   *   ended: () => void}} parts `asked` is told when a number is asked for, and when not any more; `ended` of the end */
  constructor({ rules, player, light, asked, ended }) {
    this.rules = rules;
    this.player = player;
    this.light = light;
    this.asked = asked;
    this.memory = newMemory();
    this.coachSpeaks = false;
    /** @type {Input[]} */
    this.waiting = [];
    this.busy = false;
    player.onEntry = ({ event, effects, state }) => {
      this.give({ kind: "told", event, effects });
      if (state === "ended") ended();
    };
    this.ticks = setInterval(() => this.#tick(), TICK_MS);
  }

  /** @param {import("./listening.js").Told} told */
  utterance(told) {
    const { kind, word, confidence, speaking } = told;
    if (kind === "first") performance.mark("instep-heard-stop");
    this.coachSpeaks = speaking;
    this.give({ kind, word, confidence });
  }

  /** @param {import("./listening.js").HopTold} hop */
  hop({ speaking, someone }) {
    this.coachSpeaks = speaking || (this.player.mouth?.talking ?? false);
    if (someone) this.give({ kind: "voice" });
  }

  /** Whoever is showing the place on the drawn foot is answering; no silence counts meanwhile. */
  #tick() {
    const { pain } = this.player;
    if (!pain.placing) this.give({ kind: "tick" });
  }

  /** One after another: what a deed causes is told when all deeds before it are done. @param {Input} input */
  give(input) {
    this.waiting.push(input);
    if (this.busy) return;
    this.busy = true;
    try {
      for (let next = this.waiting.shift(); next; next = this.waiting.shift()) this.#take(next);
    } finally {
      this.busy = false;
    }
  }

  /** @param {Input} input */
  #take(input) {
    const waited = this.memory.asked !== null;
    const { memory, deeds } = heard(this.rules, this.memory, input, this.#context());
    this.memory = memory;
    for (const deed of deeds) this.#do(deed);
    if (waited !== (memory.asked !== null)) this.asked(memory.asked !== null);
  }

  #context() {
    const { score, place } = this.player.session;
    return {
      now: Math.round(performance.now()),
      state: place.state,
      foot: nowPlaying(score, place).foot,
      coach_speaking: this.coachSpeaks,
      second_stage: false,
    };
  }

  /** @param {Deed} deed */
  #do(deed) {
    const { player } = this;
    if (deed.event) this.#happens(deed.event, deed);
    else if (deed.say) player.speak([player.words.spoken(deed.say)]);
    if (deed.show) player.shown.show(deed.show, player.session, player.screen);
    if (deed.duck !== undefined) player.duck(deed.duck);
    if (deed.ignored) this.light.heard(this.coachSpeaks ? "ignored" : "unsure", deed.ignored);
  }

  /** @param {string} name @param {Deed} deed */
  #happens(name, { pain, say }) {
    const { player } = this;
    if (pain !== undefined) player.pain.give(pain, say);
    // It is the foot that was asked about that gets no answer, wherever the hands are by now.
    else if (name === "pain_unsaid") player.person({ name, say, side: player.pain.side });
    else player.person(player.pain.placed({ name, say }));
  }

  close() {
    clearInterval(this.ticks);
    this.player.onEntry = () => {};
    this.player.duck(false);
  }
}
