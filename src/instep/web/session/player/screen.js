// @ts-check
/** What the session screen shows of a place: the foot, the caption, what comes next, the rings. No state of its own
 * but what it has already drawn. */
import { following, nowPlaying, pressure } from "./place.js";
import { PRESSURES } from "./score.js";
import { prepared, put } from "./strokes.js";
import { clockTime, partLeft, wholeLeft } from "./time_left.js";

/** @typedef {import("./conductor.js").Conductor} Conductor */
/** @typedef {import("./words.js").Words} Words */

/** @param {string} id @returns {HTMLElement} */
export const element = (id) => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
};

/** The plate of both feet at rest. */
const BOTH = "both";

/** The voice's pace, as content/sound/speech_rate.yaml has it within a few letters: only for turning the captions. */
const MS_A_LETTER = 62;
/** The pause between two sentences, in letters. */
const BREATH = 7;

/** What the big button does in a state; in every other one it pauses. @type {Record<string, string>} */
const MAIN = { ready: "begin", handhold: "holding", paused: "go_on" };

/** Write a text only where it has changed: a screen reader would say it again. @param {Element} node @param {string} text */
const write = (node, text) => {
  if (node.textContent !== text) node.textContent = text;
};

export class Screen {
  /** @param {import("./score.js").Plan} plan @param {string[]} plates the plate of each segment @param {Words} words */
  constructor(plan, plates, words) {
    this.plan = plan;
    this.plates = plates;
    this.words = words;
    this.root = element("session");
    this.calm = matchMedia("(prefers-reduced-motion: reduce)");
    /** @type {Map<string, {node: HTMLElement, stroke: import("./strokes.js").Stroke|null}>} */
    this.drawn = new Map();
    for (const node of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-plate]"))) {
      this.drawn.set(node.dataset.plate ?? "", { node, stroke: prepared(node) });
    }
    this.spots = plan.segments.map((segment) => spotTimes(plan, segment));
    this.second = "";
    /** @type {{at: number, text: string}[]} */
    this.lines = [];
  }

  /** All that changes when something happens. @param {Conductor} session */
  show(session) {
    const { score, place } = session;
    const part = nowPlaying(score, place);
    const depth = pressure(score, place);
    this.root.dataset.state = place.state;
    this.root.dataset.side = place.state === "ended" ? "both" : (part.foot ?? "both");
    this.root.dataset.kind = part.kind;
    this.root.dataset.runs = String(session.runs);
    write(element("side"), part.foot ? this.words.say(`player-side-${part.foot}`) : this.words.say("player-both_feet"));
    write(element("side-sign"), part.foot ? this.words.say(`player-mark-${part.foot}`) : "");
    write(element("move"), place.ended ? this.words.say(`player-ended-title-${place.ended}`) : this.name(part));
    write(element("depth"), depth === null ? "" : this.words.say(`player-depth-${PRESSURES[depth]}`));
    element("pace").hidden = !place.slow;
    write(element("next"), this.nextLine(session));
    write(element("state"), this.stateLine(session));
    write(element("main-word"), this.words.say(`player-${MAIN[place.state] ?? "pause"}`));
    this.showPlate(place.ended ? BOTH : this.plates[place.part], place.spared[part.foot ?? ""] ?? []);
    this.frame(session);
  }

  /** @param {import("./score.js").Part} part */
  name(part) {
    if (part.move) return this.words.say(`moves-${part.move}-name`);
    return this.words.say(`player-${part.kind.replace("-", "_")}`);
  }

  /** @param {Conductor} session */
  nextLine({ score, place }) {
    const ahead = following(score, place);
    if (ahead === null || place.state === "ended") return "";
    const part = score.parts[ahead];
    const what = part.kind === "move" ? this.name(part) : this.words.say(`player-next_${part.kind}`);
    return this.words.say("player-next", { what });
  }

  /** @param {Conductor} session */
  stateLine({ place }) {
    if (place.state === "easing") return this.words.say("player-hands_off");
    return place.state === "paused" ? this.words.say("player-resting") : "";
  }

  /** @param {string} name @param {string[]} spared */
  showPlate(name, spared) {
    for (const [key, { node }] of this.drawn) node.hidden = key !== name;
    const plate = this.drawn.get(name);
    for (const region of plate?.node.querySelectorAll("[data-region]") ?? []) {
      region.classList.toggle("is-spared", spared.includes(/** @type {SVGElement} */ (region).dataset.region ?? ""));
    }
  }

  /** A line that stands until the next. A screen reader hears it whole. @param {string} text */
  caption(text) {
    this.lines = [];
    write(element("caption"), text);
    write(element("heard"), text);
  }

  /** A cue of the track, one sentence at a time as it is spoken. @param {string} text @param {number} at ms */
  cue(text, at) {
    this.lines = sentences(text, at);
    write(element("heard"), text);
    this.follow(at);
  }

  /** @param {number} position ms */
  follow(position) {
    const line = this.lines.findLast((one) => one.at <= position);
    if (line) write(element("caption"), line.text);
  }

  /** What changes with time: the dot, and once a second the rings. @param {Conductor} session */
  frame(session) {
    const { score, place } = session;
    const segment = this.plan.segments[place.part];
    const stroke = this.drawn.get(this.plates[place.part])?.stroke;
    if (stroke && segment.pace && !this.calm.matches) {
      const pace = segment.pace * (place.slow ? 2000 : 1000);
      put(stroke, place.position - nowPlaying(score, place).start, pace, this.spot(place));
    }
    if (session.runs) this.follow(place.position);
    this.rings(session);
  }

  /** @param {import("./place.js").Place} place */
  spot(place) {
    const times = this.spots[place.part];
    if (!times.length) return null;
    return Math.max(0, times.filter((ms) => ms <= place.position).length - 1);
  }

  /** @param {Conductor} session */
  rings({ score, place }) {
    const part = nowPlaying(score, place);
    const [move, whole] = [partLeft(score, place), wholeLeft(score, place)];
    const second = `${clockTime(move)} ${clockTime(whole)}`;
    if (second === this.second) return;
    this.second = second;
    turn("ring-move", move / (part.end - part.start));
    turn("ring-whole", whole / (whole + place.played || 1));
    write(element("left-move"), clockTime(move));
    write(element("left-whole"), this.words.say("player-ring_whole", { time: clockTime(whole) }));
  }
}

/** @param {string} id @param {number} share 0 to 1 that is left */
const turn = (id, share) => element(id).setAttribute("stroke-dashoffset", String(100 - 100 * Math.min(1, share)));

/** The sentences of a text, each with the time when it is about to be spoken. @param {string} text @param {number} at ms */
function sentences(text, at) {
  const lines = text.match(/[^.!?]+[.!?]*\s*/g) ?? [text];
  let said = 0;
  return lines.map((line) => {
    const start = at + said * MS_A_LETTER;
    said += line.length + BREATH;
    return { at: start, text: line.trim() };
  });
}

/** When each place of a move is named, in ms. @param {import("./score.js").Plan} plan
 * @param {import("./score.js").Segment} segment */
const spotTimes = (plan, segment) =>
  plan.cues
    .filter((c) => c.key.startsWith("spots.") && c.at >= segment.start && c.at < segment.end)
    .map((c) => c.at * 1000);
