// @ts-check
/** What the keys say: a keyboard, a Bluetooth page-turner, a presenter. */

/** @type {Record<string, string>} */
const EVENTS = {
  ArrowRight: "next", ArrowLeft: "back", PageDown: "next", PageUp: "back", ArrowUp: "harder", ArrowDown: "softer",
  h: "hurts", a: "again", m: "more", l: "how_long", w: "why",
};

/** Keys that belong to the browser, the device or the way through the page; every other one that means nothing pauses. */
const NOT_OURS = /^(Tab|Shift|Control|Alt|AltGraph|Meta|CapsLock|NumLock|ScrollLock|ContextMenu|PrintScreen|Unidentified|Dead|Process|F\d+|Fn.*|Audio.*|Media.*|Launch.*|Browser.*|Brightness.*)$/;

/** What a pedal sends: it turns the pages, and where the page listens, which a voice can do as well, it pauses. */
const PEDAL = ["PageUp", "PageDown"];

/** What a key press means: an event, a number of pain, or nothing. @param {KeyboardEvent} press
 * @param {{asked: boolean, sheet: boolean, listens: boolean}} now whether a number is asked for, whether any sheet is
 *   open, and whether the page listens
 * @returns {{event: string}|{pain: number}|null} */
export function meaning(press, { asked, sheet, listens }) {
  if (press.ctrlKey || press.metaKey || press.altKey || press.repeat || typing(press)) return null;
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key;
  if (asked && /^[0-9x]$/.test(key)) return { pain: key === "x" ? 10 : Number(key) };
  if (key === "Escape") return sheet ? null : { event: "stop" };
  if (key === " ") return onControl(press) || sheet ? null : { event: "main" };
  if (sheet && key !== "h") return null;
  if (listens && PEDAL.includes(key)) return { event: "rest" };
  if (key in EVENTS) return { event: EVENTS[key] };
  return NOT_OURS.test(key) || (key === "Enter" && onControl(press)) ? null : { event: "rest" };
}

/** A key that a control of its own needs: Space on a button, arrows on the volume. @param {KeyboardEvent} press */
const typing = (press) => press.target instanceof HTMLInputElement;

/** @param {KeyboardEvent} press */
const onControl = (press) => press.target instanceof Element && press.target.closest("button, a, input, summary") !== null;
