// @ts-check
/**
 * What a spoken word may do, by how much harm a misheard one could do; session/utterances.py is its twin, and
 * generated stories hold the two together. Nothing here has a clock, a microphone or a sound.
 *
 *   let memory = newMemory();
 *   const turn = heard(play.hearing, memory, input, context);   // the rules as hearing_json gives them
 *   memory = turn.memory;
 *   for (const deed of turn.deeds) ...                          // in their order, at once
 *
 * Inputs: an utterance of listening/hearing.js ({kind: "first"|"settled"|"unsettled"|"faint"|"word", word, confidence});
 * {kind: "agreed", word, confidence} from a second stage; {kind: "told", event, effects} for every entry of the chart,
 * whoever sent the event (by a tap as well), after it has been carried out; {kind: "voice"} while somebody speaks and it
 * is not the coach; {kind: "tick"} ten times a second.
 * Context: `now` in whole ms on a clock that never goes back, the chart's `state`, the `foot` that is worked,
 * `coach_speaking`, and whether there is a `second_stage`. A context is taken anew for each input.
 * Deeds: {event, pain?, say?}: send it to the chart; `say` is a line to be heard before the chart's own lines.
 * {say}: a line, as words.spoken names it. {show}: a card of player.show. {duck}: the coach quieter, or not any more.
 * {ignored}: a word that was heard and not acted on.
 */
import { inPain, passTime } from "./waiting.js";

/** @typedef {{event: string, of: string, within: number, opened: number, until: number}} Undo */
/** @typedef {{word: string, agreed: boolean, opened: number, until: number}} Rising */
/** @typedef {{undo: Undo|null, rising: Rising|null, asked: {opened: number, until: number}|null, pain_at: number|null,
 *   reported: boolean, ducked_until: number|null, stopped: {at: number, event: string|null}|null,
 *   doubted: {opened: number, until: number}|null}} Memory */
/** @typedef {{now: number, state: string, foot: string|null, coach_speaking: boolean, second_stage: boolean}} Context */
/** @typedef {{kind: string, word?: string, confidence?: number, event?: string, effects?: string[]}} Input */
/** @typedef {{event?: string, pain?: number, say?: string, show?: string, duck?: boolean, ignored?: string}} Deed */
/** @typedef {import("../../shared/documents.d.ts").SpokenWord} Meaning */
/** @typedef {import("../../shared/documents.d.ts").SentHearingRules} Rules */
/** @typedef {{rules: Rules, memory: Memory, context: Context}} Turn */
/** @typedef {[Memory, Deed[]]} Outcome */
/** @typedef {{kind: string, word: string, confidence: number}} Utterance */

const PAINFUL = ["hurts", "sharp_pain", "skin_broke", "pain_unsaid", "pain_number", "pain_place"];
const ASKS_ITSELF = ["say:check", "say:how_much"];
const ANSWERS = ["hurts", "pain_unsaid", "pain_number"];
const NOTHING_TO_PAUSE = ["ready", "handhold", "ended"];
const STOPS = ["first", "settled", "unsettled"];
const HUSH = "hush";
const UNSURE = "did_you_say_stop";
const FAINT = "was_that_stop";

/** @returns {Memory} */
export const newMemory = () => ({
  undo: null, rising: null, asked: null, pain_at: null, reported: false, ducked_until: null, stopped: null,
  doubted: null,
});

/** What is to be remembered and done now. Silence comes before everything else. @param {Rules} rules
 * @param {Memory} before @param {Input} input @param {Context} context @returns {{memory: Memory, deeds: Deed[]}} */
export function heard(rules, before, input, context) {
  const [passed, late] = passTime({ rules, memory: before, context });
  const [memory, deeds] = taken({ rules, memory: passed, context }, input);
  return { memory, deeds: deeds.some((deed) => deed.event === HUSH) ? [...deeds, ...late] : [...late, ...deeds] };
}

/** @param {Turn} turn @param {Input} input @returns {Outcome} */
function taken(turn, input) {
  if (input.kind === "told") return told(turn, input.event ?? "", input.effects ?? []);
  if (input.kind === "voice") return voice(turn);
  if (input.kind === "tick") return [turn.memory, []];
  return uttered(turn, { kind: input.kind, word: input.word ?? "", confidence: input.confidence ?? 0 });
}

/** @param {Turn} given @param {string} event @param {string[]} effects @returns {Outcome} */
function told(given, event, effects) {
  const memory = PAINFUL.includes(event) ? inPain(given) : given.memory;
  const turn = { ...given, memory };
  if (effects.includes("ask:pain")) return asked(turn, effects);
  if (!ANSWERS.includes(event)) return [memory, []];
  return [{ ...memory, asked: null, reported: false }, answered(turn, effects)];
}

/** @param {Turn} turn @param {string[]} effects @returns {Outcome} */
function asked({ rules, memory, context: { now } }, effects) {
  const question = { opened: now, until: now + rules.times.answer_within };
  return [
    { ...memory, asked: question, reported: false },
    effects.some((effect) => ASKS_ITSELF.includes(effect)) ? [] : [{ say: "how_much" }],
  ];
}

/** A pause is silent of itself; whoever reported pain by voice hears what becomes of it. @param {Turn} turn
 * @param {string[]} effects @returns {Deed[]} */
function answered({ memory, context }, effects) {
  if (!memory.reported || context.state !== "paused") return [];
  return [{ say: effects.includes("show:S04") ? "leave_foot" : "leave_spot" }, { say: "say_go_on" }];
}

/** @param {Turn} turn @returns {Outcome} */
function voice({ rules, memory, context }) {
  if (!context.coach_speaking) return [memory, []];
  const ducked = { ...memory, ducked_until: context.now + rules.times.duck };
  return [ducked, memory.ducked_until === null ? [{ duck: true }] : []];
}

/** @param {Turn} turn @param {Utterance} utterance @returns {Outcome} */
function uttered(turn, utterance) {
  /** @type {Meaning|undefined} */
  const meaning = turn.rules.words[utterance.word];
  if (utterance.kind === "faint") return faint(turn, utterance, meaning);
  if (STOPS.includes(utterance.kind) || meaning?.kind === "stop") return stopped(turn, utterance, meaning);
  if (!meaning || (utterance.kind === "agreed" && meaning.kind !== "increasing")) return [turn.memory, []];
  if (turn.context.coach_speaking) return [turn.memory, ignored(utterance)];
  return acted(turn, utterance, meaning);
}

/** Too faint to act on in the midst of talk: it is asked once, and the same again is a stop. @param {Turn} turn
 * @param {Utterance} utterance @param {Meaning|undefined} word @returns {Outcome} */
function faint(turn, utterance, word) {
  const { rules, memory, context: { now, state } } = turn;
  if (NOTHING_TO_PAUSE.includes(state) || state === "paused") return [memory, []];
  if (memory.doubted) return stopped(turn, { ...utterance, kind: "unsettled" }, word);
  const open = { opened: now, until: now + rules.times.answer_within };
  return [{ ...memory, doubted: open, undo: null, rising: null }, [{ say: FAINT }, { show: FAINT }]];
}

/** Hush first. What the word was decides only what is said, or which pain is reported. @param {Turn} before
 * @param {Utterance} utterance @param {Meaning|undefined} word @returns {Outcome} */
function stopped(before, { kind }, word) {
  const given = { ...before, memory: { ...before.memory, doubted: null } };
  if (kind === "first") {
    return [{ ...given.memory, undo: null, rising: null, stopped: answering(given) }, [{ event: HUSH }]];
  }
  const hush = given.context.state === "paused" ? [] : [{ event: HUSH }];
  const unsure = kind === "unsettled" || word?.kind !== "stop";
  const [line, event] = unsure ? [UNSURE, null] : [word.say, word.event];
  const known = isKnown(given, event);
  const memory = known ? given.memory : { ...given.memory, stopped: { at: given.context.now, event } };
  const turn = { ...given, memory };
  // Only a plain stop or pause is surely no cry of pain.
  const kept = line !== UNSURE && event === null ? { ...memory, undo: null, rising: null } : inPain(turn);
  return [kept, known ? hush : [...hush, ...meant(turn, line, event)]];
}

/** The last stop, made new where the coach is just answering it: "Did you say stop?" must not be taken for a stop that
 * is answered by "Did you say stop?". @param {Turn} turn */
function answering({ memory, context }) {
  const answers = context.coach_speaking && context.state === "paused";
  return memory.stopped && answers ? { ...memory.stopped, at: context.now } : memory.stopped;
}

/** Whether the other stage has just decided the same word, or one that says more. @param {Turn} turn
 * @param {string|null} event */
function isKnown({ rules, memory, context }, event) {
  if (memory.stopped === null || context.state !== "paused") return false;
  const recent = context.now - memory.stopped.at <= rules.times.agree_within;
  return recent && (event === null || event === memory.stopped.event);
}

/** @param {Turn} turn @param {string|null} line @param {string|null} event @returns {Deed[]} */
function meant({ context }, line, event) {
  if (event !== null) return [{ event }];
  return line === null || NOTHING_TO_PAUSE.includes(context.state) ? [] : [{ say: line }];
}

/** @param {Turn} turn @param {Utterance} utterance @param {Meaning} meaning @returns {Outcome} */
function acted(turn, utterance, meaning) {
  if (meaning.kind === "heard") return [turn.memory, []];
  if (meaning.kind === "answer") return yesOrNo(turn, utterance);
  if (meaning.kind === "number") return number(turn, utterance, meaning);
  if (meaning.kind !== "increasing") return atOnce(turn, utterance, meaning);
  return utterance.kind === "agreed" ? agreed(turn, utterance, meaning) : moreWanted(turn, utterance);
}

/** @param {Turn} turn @param {Utterance} utterance @param {Meaning} meaning @returns {Outcome} */
function atOnce(turn, utterance, meaning) {
  const { rules, memory, context } = turn;
  const here = meaning.foot !== null && (context.foot === null || context.foot === meaning.foot);
  const kind = /** @type {"easing"|"moving"|"asking"} */ (meaning.kind);
  if (utterance.confidence < rules.thresholds[kind] || here) return [memory, ignored(utterance)];
  const event = meaning.event ?? "";
  if (meaning.kind === "asking") return [memory, [{ event }]];
  if (memory.undo && event === "back" && memory.undo.of !== "back") return undone(turn, memory.undo);
  return [{ ...memory, undo: undoOf(turn, meaning), rising: null }, [{ event }]];
}

/** @param {Turn} turn @param {Meaning} meaning @returns {Undo|null} */
function undoOf({ rules, context: { now } }, meaning) {
  if (meaning.undo === null || meaning.event === null) return null;
  const within = meaning.kind === "easing" ? rules.times.undo_easing : rules.times.undo_moving;
  return { event: meaning.undo, of: meaning.event, within, opened: now, until: now + within };
}

/** @param {Turn} turn @param {Undo} undo @returns {Outcome} */
const undone = ({ memory }, undo) => [{ ...memory, undo: null, rising: null }, [{ event: undo.event }]];

/** Sure, no pain just now, and a second stage that may agree: else nothing rises. @param {Turn} turn
 * @param {Utterance} utterance @returns {Outcome} */
function moreWanted(turn, utterance) {
  const { rules, memory, context } = turn;
  const sure = utterance.confidence >= rules.thresholds.increasing;
  if (!sure || context.state !== "guiding") return [memory, ignored(utterance)];
  if (pained(turn)) return [memory, [{ say: "pain_just_now" }]];
  if (!context.second_stage) {
    return [{ ...memory, rising: null }, [{ say: "press_for_more" }, { show: "press_for_more" }]];
  }
  const until = context.now + rules.times.agree_within;
  return [{ ...memory, undo: null, rising: { word: utterance.word, agreed: false, opened: context.now, until } }, []];
}

/** @param {Turn} turn @param {Utterance} utterance @param {Meaning} meaning @returns {Outcome} */
function agreed({ rules, memory, context: { now } }, utterance, meaning) {
  const { rising } = memory;
  if (!rising || rising.agreed || rising.word !== utterance.word) return [memory, []];
  const until = now + rules.times.yes_within;
  return [{ ...memory, rising: { word: rising.word, agreed: true, opened: now, until } }, [{ say: meaning.say ?? "" }]];
}

/** @param {Turn} turn @param {Utterance} utterance @returns {Outcome} */
function yesOrNo(turn, utterance) {
  const { rules, memory } = turn;
  const waits = [memory.rising, memory.undo, memory.doubted].some((open) => open !== null);
  const word = /** @type {"yes"|"no"} */ (utterance.word);
  if (utterance.confidence < rules.thresholds[word]) return [memory, waits ? ignored(utterance) : []];
  if (memory.doubted) return doubtAnswered(turn, utterance);
  if (word === "yes") return confirmed(turn);
  if (memory.rising) return [{ ...memory, rising: null }, [{ show: "not_confirmed" }]];
  return memory.undo ? undone(turn, memory.undo) : [memory, []];
}

/** @param {Turn} turn @param {Utterance} utterance @returns {Outcome} */
function doubtAnswered(turn, { word, confidence }) {
  if (word === "no") return [{ ...turn.memory, doubted: null }, []];
  const [stop, meaning] = /** @type {[string, Meaning]} */ (
    Object.entries(turn.rules.words).find(([, one]) => one.kind === "stop")
  );
  return stopped(turn, { kind: "settled", word: stop, confidence }, meaning);
}

/** @param {Turn} turn @returns {Outcome} */
function confirmed(turn) {
  const { rules, memory, context } = turn;
  if (!memory.rising?.agreed || pained(turn) || context.state !== "guiding") return [memory, []];
  const event = rules.words[memory.rising.word].event ?? "";
  return [{ ...memory, rising: null, undo: null }, [{ event }]];
}

/** Whether pain was reported a short while ago. @param {Turn} turn */
const pained = ({ rules, memory, context }) =>
  memory.pain_at !== null && context.now - memory.pain_at < rules.times.no_more_after_pain;

/** A number that nobody asked for is nothing; one that is not sure is no answer. @param {Turn} turn
 * @param {Utterance} utterance @param {Meaning} meaning @returns {Outcome} */
function number(turn, utterance, meaning) {
  if (turn.memory.asked === null) return [turn.memory, []];
  const memory = { ...inPain(turn), asked: null, reported: true };
  if (utterance.confidence < turn.rules.thresholds.number) return [memory, [{ event: "pain_unsaid" }]];
  const pain = meaning.number ?? 0;
  return [memory, [{ event: "hurts", pain, say: `numbers.${pain}` }]];
}

/** @param {Utterance} utterance @returns {Deed[]} */
const ignored = ({ word }) => [{ ignored: word }];
