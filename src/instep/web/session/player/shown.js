// @ts-check
/** What the chart shows: the words of a session rule, the time that is left, why it is as it is, whom to call. */
import { nowPlaying } from "./place.js";
import { element } from "./screen.js";
import { openSheet } from "./sheets.js";
import { clockTime, partLeft, wholeLeft } from "./time_left.js";

/** @typedef {import("./conductor.js").Conductor} Conductor */
/** @typedef {import("./screen.js").Screen} Screen */

/** These rules say different things to those whose feet are at raised risk. */
const BY_GROUP = new Set(["S10", "S15"]);

export class Shown {
  /** @param {import("./loading.js").Play} play @param {import("./words.js").Words} words */
  constructor(play, words) {
    this.play = play;
    this.words = words;
    this.cards = element("cards");
  }

  /** @param {string} what @param {Conductor} session @param {Screen} screen */
  show(what, session, screen) {
    if (what === "why") this.#why(session);
    else if (what === "time_left") screen.caption(this.#timeLeft(session));
    else if (what === "interrupted") this.#card(what, this.words.say("player-show-interrupted"));
    else if (what === "unequal") this.#card(what, this.#unequal(session));
    else {
      const rule = this.#rule(what);
      this.#card(what, rule);
      if (what === "emergency" || rule.includes(this.play.emergency.number)) element("call").hidden = false;
    }
  }

  /** Say where the session was left. @param {Conductor} session @param {Screen} screen */
  resume({ score, place }, screen) {
    const part = nowPlaying(score, place);
    const time = clockTime(partLeft(score, place));
    const side = part.foot ? this.words.say(`player-side-${part.foot}`).toLowerCase() : "";
    const key = part.foot ? "player-resume-title" : "player-resume-plain";
    const where = this.words.say(key, { side, move: screen.name(part).toLowerCase(), time });
    this.cards.replaceChildren();
    screen.caption(`${where} ${this.words.say("player-resume-ask")}`);
  }

  /** Why this move, and what limits today. @param {Conductor} session */
  #why({ score, place }) {
    const { move } = nowPlaying(score, place);
    for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-why]"))) {
      one.hidden = one.dataset.why !== move;
    }
    openSheet("why-sheet");
  }

  /** @param {string} what */
  #rule(what) {
    const group = this.play.plan.clearance.risk_group === "A" ? "A" : "BC";
    const key = `player-show-${BY_GROUP.has(what) ? `${what}_${group}` : what}`;
    return key in this.words.texts ? this.words.say(key, this.play.emergency) : "";
  }

  /** @param {Conductor} session */
  #timeLeft({ score, place }) {
    const [move, whole] = [partLeft(score, place), wholeLeft(score, place)].map(clockTime);
    return this.words.say("player-show-time_left", { move, whole });
  }

  /** A foot that was left is owed rest, not time. @param {Conductor} session */
  #unequal({ place }) {
    const [left, right] = [place.spent.left ?? 0, place.spent.right ?? 0];
    const key = place.left.includes(left < right ? "left" : "right") ? "unequal_left" : "unequal";
    return this.words.say(`player-show-${key}`, { left: clockTime(left), right: clockTime(right) });
  }

  /** The link to the rule behind a card. @param {string} rule @param {string} text */
  #saysWho(rule, text) {
    const link = document.createElement("a");
    link.className = "says-who";
    link.href = `/why/rule/${rule}`;
    link.target = "_blank";
    link.textContent = this.words.say("player-says_who");
    link.setAttribute("aria-label", this.words.say("player-says_who_of", { what: text }));
    return link;
  }

  /** @param {string} key @param {string} text */
  #card(key, text) {
    const card = document.createElement("p");
    card.className = "card";
    card.dataset.shown = key;
    card.textContent = text;
    if (/^S\d+$/.test(key)) card.append(" ", this.#saysWho(key, text));
    for (const old of this.cards.querySelectorAll(`[data-shown="${key}"]`)) old.remove();
    // Whom to call stands first, and what somebody should do about it before what was merely counted.
    const first = key === "emergency" ? null : this.cards.querySelector("[data-shown=emergency]");
    if (key === "unequal") this.cards.append(card);
    else if (first) first.after(card);
    else this.cards.prepend(card);
  }
}
