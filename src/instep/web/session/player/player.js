// @ts-check
/** Carries out what the chart says: sound, words, picture, and what is kept. */
import { captionClock, soundClock } from "./clock.js";
import { Conductor } from "./conductor.js";
import { showEnd, showKept } from "./ended.js";
import { endFact, eventFact } from "./facts.js";
import { Awake, tell } from "./handset.js";
import { keep } from "./local_store.js";
import { Bed, Mouth } from "./mouth.js";
import { drainUntilEmpty, onDrainAttempt } from "./outbox.js";
import { forgetPage } from "./offline.js";
import { nowPlaying, pressure } from "./place.js";
import { PRESSURES } from "./score.js";
import { element } from "./screen.js";
import { Notices } from "./notices.js";
import { PainSheet } from "./pain_sheet.js";
import { closeSheets } from "./sheets.js";
import { Shown } from "./shown.js";
import { depthCues, mustBeMute } from "./spoken_depth.js";

/** @typedef {import("./statechart.js").Entry} Entry */
/** @typedef {import("./guards.js").Event} Event */

const KEEP_EVERY_MS = 2000;
/** A track that talks under an interjection, so that both can be told apart. */
const UNDER = 0.18;
/** How far ahead a wrong word is silenced: longer than a tick, seen or hidden. */
const AHEAD_MS = { visible: 300, hidden: 1200 };
const BED_KEY = "instep-bed";

const now = () => performance.now();

/** Whether every branch of an event begins with silence in this state. @param {import("./statechart.js").Chart} chart
 * @param {string} state @param {string} event */
function beginsWithSilence(chart, state, event) {
  const branches = chart.states[state].on[event] ?? (state === "ended" ? [] : chart.anywhere[event] ?? []);
  return branches.length > 0 && branches.every((branch) => branch.do[0] === "silence");
}

export class Player {
  /** @param {{play: import("./loading.js").Play, score: import("./score.js").Score, words: import("./words.js").Words,
   *   screen: import("./screen.js").Screen, sound: import("./loading.js").Sound, audio: HTMLAudioElement,
   *   place?: import("./place.js").Place}} parts */
  constructor({ play, score, words, screen, sound, audio, place }) {
    this.play = play;
    this.words = words;
    this.screen = screen;
    this.audio = audio;
    this.sound = sound;
    if (sound.track) audio.src = URL.createObjectURL(sound.track);
    const clock = sound.track ? soundClock(audio) : captionClock(now, place?.position ?? 0);
    const carry = (/** @type {Entry} */ entry, /** @type {Event|undefined} */ event) => this.carry(entry, event);
    this.session = new Conductor({ chart: play.chart, score, clock, now, carry, place });
    this.notices = new Notices(words);
    this.shown = new Shown(play, words);
    this.pain = new PainSheet(words, (event) => this.#answered(event), now);
    this.awake = new Awake(() => this.notices.add("no_wake_lock"));
    this.spans = depthCues(play.plan, play.clips);
    this.captions = new Map(play.plan.cues.map((cue) => [`${cue.at} ${cue.key}`, cue.text]));
    /** Told of every entry once it has been carried out. @type {(entry: Entry) => void} */
    this.onEntry = () => {};
    this.duckDb = 0;
    this.talking = false;
    this.ducked = false;
    onDrainAttempt((...what) => this.#sent(...what));
    this.#openMouth();
    this.keptAt = now();
  }

  #openMouth() {
    const { context, sprite, bed } = this.sound;
    const under = (/** @type {boolean} */ talking) => {
      this.talking = talking;
      this.#level();
    };
    this.mouth = context && sprite ? new Mouth(context, sprite, this.play.clips, under) : null;
    this.bed = context && bed ? new Bed(context, bed, Number(localStorage.getItem(BED_KEY) ?? 0.5)) : null;
  }

  /** Something is not as it could be, and it must be read from a metre away at once. @param {string} key */
  warn(key) {
    this.notices.add(key);
    this.screen.caption(this.words.say(`player-notice-${key}`));
  }

  /** Somebody speaks: the track gives way until they have done. @param {boolean} on */
  duck(on) {
    this.ducked = on;
    this.#level();
  }

  #level() {
    this.audio.volume = (this.talking ? UNDER : 1) * (this.ducked ? 10 ** (-this.duckDb / 20) : 1);
  }

  /** Show what is ready: the beginning, or the place where this session was left. */
  ready() {
    if (!this.sound.track) this.notices.add("no_sound");
    else if (!this.sound.spoken) this.notices.add("no_voice");
    const { place } = this.session;
    /** @type {HTMLButtonElement} */ (element("main")).disabled = false;
    if (place.state === "ready") this.screen.caption(this.words.say("player-begin_hint"));
    if (place.state !== "ready" && place.state !== "ended") this.person({ name: "interrupted" });
    else this.screen.show(this.session);
    if (place.state !== "ready" && place.state !== "ended") this.shown.resume(this.session, this.screen);
    if (place.state === "ended") this.#end();
  }

  /** Something that a person did, or that happened to them. @param {Event} event */
  person(event) {
    // Silence does not wait for the chart's own work: whatever this event leads to begins with it.
    if (beginsWithSilence(this.play.chart, this.session.place.state, event.name)) this.#silence();
    void this.sound.context?.resume();
    return this.session.send(event);
  }

  /** The one big button: begin, hold, pause or go on, whichever the state allows. */
  main() {
    const name = { ready: "begin", handhold: "holding", paused: "resume" }[this.session.place.state] ?? "pause";
    this.person({ name });
  }

  /** Carry out one entry: silence first, always. @param {Entry} entry @param {Event} [event] */
  carry(entry, event) {
    /** @type {string[]} */
    const said = event?.say ? [this.words.spoken(event.say)] : [];
    for (const effect of entry.effects) {
      const colon = effect.indexOf(":");
      const [name, argument] = colon < 0 ? [effect, ""] : [effect.slice(0, colon), effect.slice(colon + 1)];
      this.#effect(name, argument, entry, said);
    }
    if (entry.event === "segment") this.#tellMove(entry);
    if (said.length) this.speak(said);
    if (!this.#asking(entry, event)) this.pain.close();
    this.#show();
    this.#keep(entry, event);
    this.onEntry(entry);
  }

  /** Pain was answered. Once hands are at work again a number tells more of a pain that has been acted on.
   * @param {Event} event */
  #answered(event) {
    const late = this.session.runs && event.name === "hurts";
    return this.person(late ? { ...event, name: "pain_number" } : event);
  }

  /** Whether it is still asked how much it hurts, or where. @param {Entry} entry @param {Event} [event] */
  #asking(entry, event) {
    if (entry.effects.includes("ask:pain") || ["easing", "checking"].includes(entry.state)) return true;
    return this.pain.waitsAfter(event);
  }

  /** @param {string} name @param {string} argument @param {Entry} entry @param {string[]} said */
  #effect(name, argument, entry, said) {
    if (name === "silence") this.#silence();
    else if (name === "play") this.#play(Number(argument));
    else if (name === "say") said.push(this.#line(argument, entry));
    else if (name === "speech") this.#cue(argument, entry.position);
    else if (name === "show") this.shown.show(argument, this.session, this.screen);
    else if (name === "ask" && argument === "pain") this.pain.ask(entry.foot, entry.state === "checking");
    else if (name === "ask" && argument === "after") this.#end();
  }

  /** The key of a line to say; why a move is done is told by its own footnote.
   * @param {string} name @param {Entry} entry */
  #line(name, entry) {
    const footnote = name === "why" && entry.move ? this.play.footnotes[entry.move] : undefined;
    return footnote ?? this.words.spoken(name);
  }

  /** @param {string} key @param {number} at seconds */
  #cue(key, at) {
    const text = this.captions.get(`${at} ${key}`);
    if (text) this.screen.cue(text, at * 1000);
  }

  #silence() {
    this.session.clock.halt();
    this.bed?.hush();
    this.mouth?.hush();
    performance.mark("instep-silent");
  }

  /** @param {number} position ms */
  #play(position) {
    this.bed?.play();
    this.session.clock.go(position).catch((problem) => this.#noSound(problem));
  }

  /** @param {DOMException} problem */
  #noSound(problem) {
    // Pausing before the sound has begun is no trouble.
    if (problem.name !== "AbortError") this.loseSound(problem.name === "NotAllowedError" ? "blocked" : "no_sound");
  }

  /** Go on in captions. @param {"blocked"|"no_sound"} why */
  loseSound(why) {
    const { session } = this;
    if (!session.clock.sounds) return;
    session.clock = captionClock(now, session.place.position);
    if (session.runs) void session.clock.go(session.place.position);
    this.notices.add(why);
    if (why === "no_sound") this.screen.caption(this.words.say("interjections-voice_lost"));
  }

  /** Time has passed and the session has not: rest, and the second time in one place do without the sound.
   * @param {boolean} again */
  standStill(again) {
    const { clock, place } = this.session;
    // Captions have run on while the device slept; they take up where they were.
    if (!clock.sounds) void clock.go(place.position);
    this.person({ name: "interrupted" });
    if (again) this.loseSound("no_sound");
  }

  /** The person asked for the sound that the browser held back. */
  regainSound() {
    const { session } = this;
    void this.sound.context?.resume();
    session.tick();
    session.clock.halt();
    session.clock = soundClock(this.audio);
    if (session.runs) this.#play(session.place.position);
    else this.audio.currentTime = session.place.position / 1000;
    this.notices.remove("blocked");
  }

  /** Say these lines, one after another, and show them. @param {string[]} keys */
  speak(keys) {
    this.screen.caption(keys.map((key) => this.words.say(key)).join(" "));
    if (this.session.clock.sounds) keys.forEach((key) => this.mouth?.say(key));
  }

  /** Where only tones are heard, each move is told in its caption. @param {Entry} entry */
  #tellMove(entry) {
    if (this.play.plan.talk === "tones" && entry.move) this.screen.caption(this.words.say(`moves-${entry.move}-do`));
  }

  #show() {
    const { session, screen } = this;
    screen.show(session);
    const part = nowPlaying(session.score, session.place);
    tell(screen.name(part), part.foot ? this.words.say(`player-side-${part.foot}`) : "", session.runs);
    this.awake.want(session.runs);
    this.hushWrongDepth();
  }

  /** The track may name a pressure that is no longer in force. */
  hushWrongDepth() {
    const { score, place } = this.session;
    const depth = pressure(score, place);
    const ahead = document.hidden ? AHEAD_MS.hidden : AHEAD_MS.visible;
    const mute = mustBeMute(this.spans, place.position, depth === null ? null : PRESSURES[depth], ahead);
    if (this.audio.muted !== mute) this.audio.muted = mute;
  }

  /** @param {Entry} entry @param {Event} [event] */
  #keep(entry, event) {
    const { place } = this.session;
    const met = event ?? (entry.event === "no_answer" ? { name: "no_answer" } : undefined);
    const facts = met ? [eventFact(this.play.session, entry, met)] : [];
    if (entry.effects.includes("ask:after")) facts.push(endFact(this.play.session, this.play.plan, place));
    if (facts.length || entry.event === "segment") this.keepPlace(facts);
  }

  /** @param {import("./facts.js").Fact[]} [facts] */
  keepPlace(facts = []) {
    this.keptAt = now();
    const kept = keep(this.play.session, this.session.place, facts);
    if (facts.length) kept.then(drainUntilEmpty).catch(() => {});
    kept.catch(() => this.notices.add("not_kept"));
  }

  /** @param {boolean} inJournal whether nothing waits any more @param {boolean} lockedOut @param {boolean} refused */
  #sent(inJournal, lockedOut, refused) {
    if (refused) this.notices.add("refused");
    this.notices.one(["offline", "locked"], inJournal ? null : lockedOut ? "locked" : "offline");
    if (this.session.place.state !== "ended") return;
    showKept(this.words, refused ? "refused" : inJournal ? "kept" : lockedOut ? "locked" : "later", inJournal);
    if (inJournal) void forgetPage(this.play.session);
  }

  /** Once in a while the place is kept as it moves. */
  keepNowAndThen() {
    if (this.session.runs && now() - this.keptAt > KEEP_EVERY_MS) this.keepPlace();
  }

  /** @param {number} volume 0 to 1 */
  turnBed(volume) {
    this.bed?.turn(volume);
    localStorage.setItem(BED_KEY, String(volume));
  }

  #end() {
    closeSheets();
    this.screen.show(this.session);
    showEnd(this.session.place, this.words);
    void drainUntilEmpty();
  }
}
