// @ts-check
/** The dot that shows a stroke: it goes along the drawn path at the stroke's pace, driven by the track's position. */

import { pointsAlong } from "./curves.js";

const SVG = "http://www.w3.org/2000/svg";
/** Points to a line; enough for a coil of twenty turns, and taken before the session begins. */
const POINTS = 480;

/** @typedef {{points: import("./curves.js").Point[], turns: number}} Line */
/** @typedef {{lines: Line[], back: boolean, dots: SVGCircleElement[], overlay: SVGSVGElement}} Stroke */

/** Measure a plate's stroke and lay its dots over it; null where the plate has none.
 * @param {Element} plate @returns {Stroke|null} */
export function prepared(plate) {
  const drawn = /** @type {SVGGElement|null} */ (plate.querySelector(".foot-stroke"));
  const drawing = plate.querySelector("svg");
  if (!drawn || !drawing) return null;
  const paths = [.../** @type {NodeListOf<SVGPathElement>} */ (drawn.querySelectorAll(".foot-way"))];
  if (!paths.length) return null;
  // A layer of its own: the drawn foot is not painted again when the dot moves.
  const overlay = document.createElementNS(SVG, "svg");
  overlay.setAttribute("viewBox", drawing.getAttribute("viewBox") ?? "");
  overlay.setAttribute("class", `foot stroke-layer`);
  overlay.setAttribute("aria-hidden", "true");
  overlay.dataset.side = drawing.dataset.side;
  const dots = (drawn.dataset.together === "1" ? paths : paths.slice(0, 1)).map(() => dotIn(overlay));
  plate.append(overlay);
  return { lines: paths.map(measured), back: drawn.dataset.back === "1", dots, overlay };
}

/** @param {SVGSVGElement} overlay */
function dotIn(overlay) {
  const dot = document.createElementNS(SVG, "circle");
  dot.setAttribute("class", "stroke-dot");
  dot.setAttribute("r", "21");
  overlay.append(dot);
  return dot;
}

/** @param {SVGPathElement} path @returns {Line} */
function measured(path) {
  const points = pointsAlong(path.getAttribute("d") ?? "", POINTS);
  return { points, turns: Math.max(1, Math.round(turning(points) / (2 * Math.PI))) };
}

/** How far a hand turns on its way along these points, in radians: a coil's full turns are its strokes.
 * @param {import("./curves.js").Point[]} points */
function turning(points) {
  let sum = 0;
  let before = NaN;
  for (let n = 4; n < points.length; n += 4) {
    const heading = Math.atan2(points[n][1] - points[n - 4][1], points[n][0] - points[n - 4][0]);
    const turn = Math.atan2(Math.sin(heading - before), Math.cos(heading - before));
    if (!Number.isNaN(turn)) sum += turn;
    before = heading;
  }
  return Math.abs(sum);
}

/** Put the dots where the hand is. @param {Stroke} stroke @param {number} ms since the move began
 * @param {number} pace ms of one stroke @param {number|null} spot the line that is being worked, where one is named */
export function put(stroke, ms, pace, spot) {
  stroke.dots.forEach((dot, n) => {
    const together = stroke.dots.length > 1;
    const number = together ? n : lineAt(stroke, ms, pace, spot);
    const line = stroke.lines[number];
    const [x, y] = at(line, share(stroke, line, ms, pace));
    dot.setAttribute("cx", x.toFixed(1));
    dot.setAttribute("cy", y.toFixed(1));
  });
}

/** @param {Stroke} stroke @param {number} ms @param {number} pace @param {number|null} spot */
function lineAt(stroke, ms, pace, spot) {
  if (spot !== null) return Math.min(spot, stroke.lines.length - 1);
  return Math.floor(ms / (pace * stroke.lines[0].turns)) % stroke.lines.length;
}

/** How far along its line the hand is, 0 to 1. @param {Stroke} stroke @param {Line} line @param {number} ms
 * @param {number} pace */
function share(stroke, line, ms, pace) {
  const length = pace * line.turns;
  const done = (ms % length) / length;
  if (!stroke.back) return done;
  return done < 0.5 ? done * 2 : 2 - done * 2;
}

/** @param {Line} line @param {number} along 0 to 1 @returns {[number, number]} */
function at(line, along) {
  const place = along * POINTS;
  const n = Math.min(POINTS - 1, Math.floor(place));
  const [a, b, rest] = [line.points[n], line.points[n + 1], place - n];
  return [a[0] + (b[0] - a[0]) * rest, a[1] + (b[1] - a[1]) * rest];
}
