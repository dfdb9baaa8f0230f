// @ts-check
/** Listening as a whole: microphone, ear, policy, light, and what is said where one of them fails. */
import { keepMore } from "../../session/player/offline.js";
import { follow } from "./following.js";
import { Health } from "./health.js";
import { fetchTold, Listener } from "./listener.js";
import { Obey } from "./obey.js";
import { Rehearsal } from "./rehearsal.js";
import { knownDelay, tried } from "./wish.js";

/** @typedef {import("../../session/player/player.js").Player} Player */
/** @typedef {import("./light.js").Light} Light */
/** @typedef {import("../../shared/documents.d.ts").SessionHearing} SessionHearing */

const LATE_MS = 1000;
const MS = 1000;

/** Begin to listen; raises an error whose `key` names the line that says why not. @param {Player} player
 * @param {Light} light @param {() => void} ended told when the session has ended @returns {Promise<Voice>} */
export async function listenTo(player, light, ended) {
  /** @type {SessionHearing} */
  const document = await fetchTold(player.play.hearing);
  const voice = new Voice({ player, light, ended, document });
  try {
    await voice.listener.open();
  } catch (problem) {
    voice.close();
    throw problem;
  }
  voice.begin();
  return voice;
}

export class Voice {
  /** @param {{player: Player, light: Light, ended: () => void,
   *   document: SessionHearing}} parts */
  constructor({ player, light, ended, document }) {
    this.player = player;
    this.light = light;
    this.document = document;
    /** @type {Set<string>} */
    this.troubles = new Set();
    this.listener = new Listener(document, {
      utterance: (told) => this.#utterance(told),
      hop: (hop) => this.#hop(hop),
      lost: (lost) => this.#trouble("mic_lost", lost),
      measured: (found) => this.rehearsal.measured(found),
    });
    const asked = (/** @type {boolean} */ yes) => this.listener.tell({ asked: yes });
    this.rules = document.microphone;
    this.health = new Health(this.rules.trouble, performance.now(), (key, holds) => this.#trouble(key, holds));
    this.rehearsal = new Rehearsal(player, this.listener, this.rules);
    this.obey = new Obey({ rules: document.rules, player, light, asked, ended });
    this.unfollow = () => {};
    this.watch = 0;
  }

  /** The microphone is open. */
  begin() {
    this.unfollow = follow(this.player, this.listener);
    this.listener.tell({ delay: this.#delay() });
    this.player.duckDb = this.rules.voice.duck_db;
    this.watch = setInterval(() => this.health.passes(performance.now()), LATE_MS);
    this.light.show("on");
    if (!tried() && this.player.session.place.state === "ready") this.rehearsal.open();
    const { files, modules, masks } = this.document;
    const { session, hearing } = this.player.play;
    keepMore(session, [hearing, ...Object.values(files), ...modules]).catch(() => this.player.notices.add("no_reload"));
    // They take a while the first time. Without them a line of the coach's may pause the session; nothing worse.
    fetchTold(masks)
      .then((/** @type {import("./coach.js").Masks} */ told) => this.listener.tell({ masks: told }))
      .then(() => keepMore(session, [masks]))
      .catch(() => {});
  }

  /** Measured here before, or as the browser knows it. */
  #delay() {
    const { context } = this.player.sound;
    const told = context ? (context.outputLatency + context.baseLatency) * MS : 0;
    return knownDelay() ?? this.rules.coach.delay_ms + (told || 0);
  }

  /** @param {import("./listening.js").Told} told */
  #utterance(told) {
    if (this.rehearsal.runs) return this.rehearsal.heard(told);
    this.obey.utterance(told);
    if (told.kind === "first" || told.kind === "word") this.light.heard("heard", told.word);
  }

  /** @param {import("./listening.js").HopTold} hop */
  #hop(hop) {
    this.health.hop(hop, performance.now());
    if (this.rehearsal.runs) this.rehearsal.hop(hop);
    else this.obey.hop(hop);
  }

  /** @param {string} key @param {boolean} holds */
  #trouble(key, holds) {
    if (this.troubles.has(key) === holds) return;
    if (holds) this.troubles.add(key);
    else this.troubles.delete(key);
    if (holds) this.player.warn(key);
    else this.player.notices.remove(key);
    this.light.show(this.troubles.size ? "lost" : "on");
  }

  close() {
    clearInterval(this.watch);
    this.unfollow();
    this.rehearsal.close();
    this.obey.close();
    this.listener.close();
    for (const key of this.troubles) this.player.notices.remove(key);
  }
}
