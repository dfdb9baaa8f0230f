// @ts-check
/** Joins the parts of the session screen: loads a session, resumes it where it was left, and plays it. */
import { rateAfterwards } from "./ended.js";
import { asAnswers, fetchPlay, fetchSound } from "./loading.js";
import { keepPage } from "./offline.js";
import { drainUntilEmpty } from "./outbox.js";
import { Player } from "./player.js";
import { placeOf } from "./local_store.js";
import { readScore } from "./score.js";
import { element, Screen } from "./screen.js";
import { Words } from "./words.js";
import { wire } from "./wiring.js";

const page = element("session");

/** @param {Words} words @param {unknown} problem */
function failed(words, problem) {
  page.dataset.state = "failed";
  element("notices").textContent = words.say("player-notice-missing", { what: String(problem) });
}

/** One session is led by one tab. @param {string} session @param {() => Promise<void>} lead @param {() => void} elsewhere */
function inOneTab(session, lead, elsewhere) {
  if (!navigator.locks) return lead();
  const options = { ifAvailable: true };
  return navigator.locks.request(`instep-session-${session}`, options, (lock) => {
    if (!lock) return elsewhere();
    // Held until the page goes: the promise of the request never settles.
    return lead().then(() => new Promise(() => {}));
  });
}

/** @param {string} session @param {import("./loading.js").Play} play @param {Response} answer */
async function lead(session, play, answer) {
  const words = new Words(play.words);
  const sound = await fetchSound(play);
  const score = readScore(play.plan);
  const place = await placeOf(session).catch(() => undefined);
  const screen = new Screen(play.plan, play.plates, words);
  const audio = /** @type {HTMLAudioElement} */ (element("track"));
  const player = new Player({ play, score, words, screen, sound, audio, place });
  wire(player);
  rateAfterwards(session, words);
  player.ready();
  keepPage(session, await asAnswers(play, sound, answer)).catch(() => player.notices.add("no_reload"));
  void drainUntilEmpty();
}

const { session = "", play: url = "", missing = "" } = page.dataset;
try {
  const { play, answer } = await fetchPlay(url);
  const words = new Words(play.words);
  const elsewhere = () => failed(new Words({ "player-notice-missing": words.say("player-notice-elsewhere") }), "");
  inOneTab(session, () => lead(session, play, answer), elsewhere)?.catch?.((problem) => failed(words, problem));
} catch (problem) {
  failed(new Words({ "player-notice-missing": missing }), problem);
}
