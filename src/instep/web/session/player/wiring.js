// @ts-check
/** Buttons, keys, headset and the page's own ticks, brought to the player. */
import { listen } from "./handset.js";
import { meaning } from "./keys.js";
import { element } from "./screen.js";
import { voiceSwitch } from "../../voice/listening/switch.js";
import { closeSheets, openSheet } from "./sheets.js";
import { watching } from "./watch.js";

/** @typedef {import("./player.js").Player} Player */

/** Where the page is not seen nothing is drawn, but the captions and the chart go on. */
const HIDDEN_TICK_MS = 250;

/** @param {Player} player */
export function wire(player) {
  buttons(player);
  keys(player);
  listen((event) => (event === "go" ? goOn(player) : player.person({ name: event })));
  sound(player);
  ticks(player);
  voiceSwitch(player);
}

/** States in which hands work or wait for the coach. */
const AT_WORK = ["guiding", "easing", "checking"];
/** What has a use of its own when it is tapped. */
const IN_USE = "button, a, input, label, select, summary, dialog, form, [role='button']";

/** Pause, wherever there is something to pause; nothing goes on by this. @param {Player} player */
function rest(player) {
  if (AT_WORK.includes(player.session.place.state)) player.person({ name: "pause" });
}

/** Something that a person did, by its name in the page. @param {Player} player
 * @param {import("./guards.js").Event} event */
function did(player, event) {
  const { name } = event;
  if (name === "main") player.main();
  else if (name === "rest") rest(player);
  else if (name === "other") openSheet("other-sheet");
  else player.person(event);
}

/** @param {Player} player */
function buttons(player) {
  document.addEventListener("click", (click) => {
    const tapped = /** @type {Element} */ (click.target);
    const button = /** @type {HTMLElement|null} */ (tapped.closest("[data-event]"));
    if (!button) return tapped.closest(IN_USE) ? undefined : rest(player);
    const event = player.pain.placed({ name: button.dataset.event ?? "" });
    if (button.closest("dialog")) closeSheets();
    // After a tap the big button has the focus, so that Space pauses whatever was tapped last.
    if (click.detail > 0) element("main").focus({ preventScroll: true });
    did(player, event);
  });
  element("sound-on").addEventListener("click", () => player.regainSound());
  const bed = /** @type {HTMLInputElement} */ (element("bed"));
  bed.value = String(player.bed?.volume ?? 0);
  bed.addEventListener("input", () => player.turnBed(Number(bed.value)));
}

/** @param {Player} player */
function keys(player) {
  addEventListener("keydown", (press) => {
    const sheet = document.querySelector("dialog[open]") !== null;
    const listens = (element("session").dataset.voice ?? "off") !== "off";
    const meant = meaning(press, { asked: player.pain.open, sheet, listens });
    if (!meant) return;
    press.preventDefault();
    if ("pain" in meant) typed(player, meant.pain);
    else did(player, { name: meant.event });
  });
}

/** A typed number closes the sheet: the keys are wanted for pausing and stopping. @param {Player} player
 * @param {number} pain */
function typed(player, pain) {
  player.pain.give(pain);
  player.pain.close();
}

/** @param {Player} player */
function goOn(player) {
  if (["ready", "handhold", "paused"].includes(player.session.place.state)) player.main();
}

/** What becomes of the sound without our doing. @param {Player} player */
function sound(player) {
  const { audio, session } = player;
  audio.addEventListener("pause", () => {
    // A call, a headset pulled out, another program: not our own silence, which leaves no state that runs.
    if (session.runs && session.clock.sounds && audio.paused && !audio.ended) player.person({ name: "interrupted" });
  });
  audio.addEventListener("error", () => player.loseSound("no_sound"));
  document.addEventListener("visibilitychange", () => {
    // Captions that nobody sees would go on silently wrong.
    if (document.hidden && session.runs && !session.clock.sounds) player.person({ name: "interrupted" });
  });
}

/** The session's time passes with every frame that is shown, and where none is, with the sound's own events and an
 * interval. @param {Player} player */
function ticks(player) {
  const { audio, session } = player;
  const stands = watching(session);
  let stoodAt = NaN;
  const tick = () => {
    if (stands()) {
      const lost = session.place.position === stoodAt;
      stoodAt = session.place.position;
      player.standStill(lost);
    }
    session.tick();
    player.hushWrongDepth();
    player.keepNowAndThen();
  };
  const frame = () => {
    tick();
    if (session.runs) player.screen.frame(session);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  setInterval(() => document.hidden && tick(), HIDDEN_TICK_MS);
  audio.addEventListener("timeupdate", tick);
  audio.addEventListener("ended", tick);
  addEventListener("pagehide", () => session.runs && player.keepPlace());
}
