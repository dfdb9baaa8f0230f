// @ts-check
/** Points along a drawn path, from its data: a browser's own getPointAtLength takes seconds for a coil's. */

/** @typedef {[number, number]} Point */

/** Pieces of a cubic; each is short enough to be taken for straight. */
const PIECES = 8;

/** @param {string} data "M x y c …" as the foot is drawn: one line of relative cubics, with z where it is closed
 * @param {number} count @returns {Point[]} `count` + 1 points at equal distances */
export function pointsAlong(data, count) {
  return evenly(flattened(data), count);
}

/** @param {string} data @returns {Point[]} */
function flattened(data) {
  const [x, y, ...deltas] = (data.match(/-?\d*\.?\d+/g) ?? []).map(Number);
  /** @type {Point[]} */
  const points = [[x, y]];
  let [fromX, fromY] = [x, y];
  for (let n = 0; n + 5 < deltas.length; n += 6) {
    const [ax, ay, bx, by, cx, cy] = deltas.slice(n, n + 6);
    for (let piece = 1; piece <= PIECES; piece += 1) {
      const t = piece / PIECES;
      points.push([fromX + cubic(ax, bx, cx, t), fromY + cubic(ay, by, cy, t)]);
    }
    [fromX, fromY] = [fromX + cx, fromY + cy];
  }
  return points;
}

/** A cubic that begins at 0, at t. @param {number} a @param {number} b @param {number} c @param {number} t */
const cubic = (a, b, c, t) => 3 * (1 - t) ** 2 * t * a + 3 * (1 - t) * t ** 2 * b + t ** 3 * c;

/** @param {Point[]} points @param {number} count @returns {Point[]} */
function evenly(points, count) {
  const lengths = [0];
  for (let n = 1; n < points.length; n += 1) {
    lengths.push(lengths[n - 1] + Math.hypot(points[n][0] - points[n - 1][0], points[n][1] - points[n - 1][1]));
  }
  const whole = lengths[lengths.length - 1];
  let n = 1;
  return Array.from({ length: count + 1 }, (_, number) => {
    const along = (whole * number) / count;
    while (n < points.length - 1 && lengths[n] < along) n += 1;
    const share = (along - lengths[n - 1]) / (lengths[n] - lengths[n - 1] || 1);
    const [[x, y], [nextX, nextY]] = [points[n - 1], points[n]];
    return /** @type {Point} */ ([x + (nextX - x) * share, y + (nextY - y) * share]);
  });
}
