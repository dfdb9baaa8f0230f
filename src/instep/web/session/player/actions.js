// @ts-check
/** What the chart's actions do to a place; the same closed vocabulary as session/actions.py. */
import { feetOf, footOf } from "./guards.js";
import { ceiling, following, lowerCeiling, markOf, moveTo, nowPlaying, pressure, previous, restore, seek } from "./place.js";
import { allowed, firstCueAt, FIRMEST, LIGHTEST, PRESSURES } from "./score.js";

/** @typedef {import("./score.js").Score} Score */
/** @typedef {import("./place.js").Place} Place */
/** @typedef {import("./guards.js").Event} Event */
/** @typedef {(s: Score, p: Place, e: Event, argument: string, times: Record<string, number>) => string[]|void} Action */

/** @param {Score} score @param {Place} place */
function forward(score, place) {
  const part = nowPlaying(score, place);
  const ahead = following(score, place);
  const stays = ahead !== null && score.parts[ahead].foot === part.foot;
  if (part.kind === "move" && part.foot && !stays) note(place.left, part.foot);
  if (ahead !== null) seek(score, place, ahead);
}

/** @template {string} Name @param {Name[]} list @param {Name|null} name */
function note(list, name) {
  if (name && !list.includes(name)) list.push(name);
}

/** @type {Record<string, Action>} */
const ACTIONS = {
  silence: () => ["silence"],
  say: (_s, _p, _e, argument) => [`say:${argument}`],
  show: (_s, _p, _e, argument) => [`show:${argument}`],
  ask: (_s, _p, _e, argument) => [`ask:${argument}`],
  play(s, p) {
    if (!allowed(s, p.part, p.left, p.spared)) forward(s, p);
    p.cue = firstCueAt(s, p.position);
    return [`play:${p.position}`];
  },
  where(s, p) {
    const part = nowPlaying(s, p);
    const depth = pressure(s, p);
    if (part.kind !== "move") return [];
    const words = part.foot ? [`say:where_${part.foot}`] : [];
    words.push(`say:moves.${part.move}.name`);
    return depth === null ? words : [...words, `say:pressures.${PRESSURES[depth]}`];
  },
  /** One below what is felt here, once: a number that follows "how much?" is not a second pain. */
  soften(s, p) {
    const part = nowPlaying(s, p);
    const depth = pressure(s, p);
    if (part.pressure === null || depth === null) {
      p.shift = Math.min(p.shift, 0) - 1;
      return;
    }
    const felt = p.in_force[part.foot ?? ""] ?? depth;
    p.shift = Math.min(p.shift, Math.max(LIGHTEST, felt - 1) - part.pressure);
  },
  /** Stay at the lightest through whatever is planned, until more is asked for. */
  keep_light(_s, p) {
    p.shift = Math.min(p.shift, LIGHTEST - FIRMEST);
  },
  harden(s, p) {
    const part = nowPlaying(s, p);
    const depth = pressure(s, p);
    if (part.pressure !== null && depth !== null) p.shift = Math.min(ceiling(s, p), depth + 1) - part.pressure;
  },
  slow(_s, p) {
    p.slow = true;
    return ["slow"];
  },
  /** Only ever up to the pace that was planned. */
  quicken(_s, p) {
    p.slow = false;
    return ["quick"];
  },
  /** Leave the place that hurts: the one named and, unless it lies there, the one under the hands. With "named" only the
   * first: it tells more of a pain for which the hands have left their place already. */
  spare(s, p, e, argument) {
    const part = nowPlaying(s, p);
    const foot = footOf(s, p, e);
    const namedHere = part.regions.some((region) => region === e.region) && foot === part.foot;
    if (e.region && foot) note((p.spared[foot] ??= []), e.region);
    if (!part.foot || namedHere || argument === "named") return;
    for (const region of part.regions) note((p.spared[part.foot] ??= []), region);
  },
  /** The foot that the event is about; with "here" the one that is being worked. */
  leave_foot: (s, p, e, argument) => note(p.left, argument === "here" ? nowPlaying(s, p).foot : footOf(s, p, e)),
  hurt: (s, p, e) => feetOf(s, p, e).forEach((foot) => lowerCeiling(p, foot)),
  await_number(_s, p) {
    p.awaiting = true;
  },
  number_done(_s, p) {
    p.awaiting = false;
  },
  next(s, p) {
    const ahead = following(s, p);
    if (ahead !== null) seek(s, p, ahead);
  },
  back: (s, p) => seek(s, p, previous(s, p)),
  again: (s, p) => seek(s, p, p.part),
  extend: (s, p, _e, _a, times) => moveTo(s, p, Math.max(nowPlaying(s, p).start, p.position - times.more)),
  close: (s, p) => seek(s, p, s.parts.length - 1),
  mark(_s, p) {
    p.mark = markOf(p);
  },
  take_back(s, p) {
    if (p.mark) restore(s, p, p.mark);
  },
  check_later(_s, p, _e, _a, times) {
    p.check_at = p.clock + times.check_after;
  },
  check_now(_s, p) {
    p.check_at = p.clock;
  },
  check_done(_s, p) {
    p.check_at = null;
  },
  miss(_s, p) {
    p.misses += 1;
  },
  heard(_s, p) {
    p.misses = 0;
  },
  end(s, p, _e, argument) {
    p.ended = /** @type {import("./facts.js").Ended} */ (argument);
    const unequal = s.feet.length > 0 && (p.spent.left ?? 0) !== (p.spent.right ?? 0);
    return unequal ? ["show:unequal", "ask:after"] : ["ask:after"];
  },
};

/** @param {string} action @param {Score} score @param {Place} place @param {Event} event
 * @param {Record<string, number>} times @returns {string[]} */
export function perform(action, score, place, event, times) {
  const [name, ...argument] = action.split(":");
  return ACTIONS[name](score, place, event, argument.join(":"), times) ?? [];
}
