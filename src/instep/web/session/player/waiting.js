// @ts-check
/** What becomes of questions and chances when time passes; the same as session/waiting.py. */

/** @typedef {import("./utterances.js").Turn} Turn */
/** @typedef {import("./utterances.js").Memory} Memory */
/** @typedef {import("./utterances.js").Outcome} Outcome */

/** The memory after a report of pain: nothing is undone, and nothing rises, for a while. @param {Turn} turn
 * @returns {Memory} */
export const inPain = ({ memory, context }) => ({ ...memory, pain_at: context.now, undo: null, rising: null });

/** What is still open now, and what follows from what is not. Silence is never an answer. @param {Turn} given
 * @returns {Outcome} */
export function passTime(given) {
  let turn = given;
  if (turn.context.state === "ended") {
    turn = { ...turn, memory: { ...turn.memory, undo: null, rising: null, asked: null, doubted: null } };
  }
  const deeds = [];
  for (const wait of [rising, undo, ducked, doubted, question]) {
    const [memory, done] = wait(turn);
    turn = { ...turn, memory };
    deeds.push(...done);
  }
  return [turn.memory, deeds];
}

/** @param {Turn} turn @returns {Outcome} */
function rising(turn) {
  const { rules, memory, context: { now } } = turn;
  if (!memory.rising) return [memory, []];
  const spoken = memory.rising.agreed && stillSpoken(turn, memory.rising);
  const open = spoken ? { ...memory.rising, until: now + rules.times.yes_within } : memory.rising;
  if (now <= open.until) return [{ ...memory, rising: open }, []];
  return [{ ...memory, rising: null }, [{ show: open.agreed ? "not_confirmed" : "press_for_more" }]];
}

/** @param {Turn} turn @returns {Outcome} */
function undo(turn) {
  const { memory, context: { now } } = turn;
  if (!memory.undo) return [memory, []];
  const open = stillSpoken(turn, memory.undo) ? { ...memory.undo, until: now + memory.undo.within } : memory.undo;
  return [{ ...memory, undo: now > open.until ? null : open }, []];
}

/** @param {Turn} turn @returns {Outcome} */
function ducked({ memory, context: { now } }) {
  if (memory.ducked_until === null || now <= memory.ducked_until) return [memory, []];
  return [{ ...memory, ducked_until: null }, [{ duck: false }]];
}

/** @param {Turn} turn @returns {Outcome} */
function doubted(turn) {
  const { rules, memory, context: { now } } = turn;
  if (!memory.doubted) return [memory, []];
  const spoken = stillSpoken(turn, memory.doubted);
  const open = spoken ? { ...memory.doubted, until: now + rules.times.answer_within } : memory.doubted;
  return [{ ...memory, doubted: now > open.until ? null : open }, []];
}

/** @param {Turn} turn @returns {Outcome} */
function question(turn) {
  const { rules, memory, context: { now } } = turn;
  if (!memory.asked) return [memory, []];
  const spoken = stillSpoken(turn, memory.asked);
  const asked = spoken ? { ...memory.asked, until: now + rules.times.answer_within } : memory.asked;
  if (now <= asked.until) return [{ ...memory, asked }, []];
  return [{ ...inPain(turn), asked: null, reported: true }, [{ event: "pain_unsaid" }]];
}

/** Whether the coach may still be asking or telling; nobody can be heard to answer before it has. @param {Turn} turn
 * @param {{opened: number}} open */
const stillSpoken = ({ rules, context }, open) =>
  context.coach_speaking && context.now - open.opened <= rules.times.question_longest;
