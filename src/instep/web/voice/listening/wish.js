// @ts-check
/** Whether this device's person wants the page to listen; off until they say so. */

const KEY = "instep-voice";
const DELAY = "instep-voice-delay";
const TRIED = "instep-voice-tried";

export const wanted = () => localStorage.getItem(KEY) === "on";

/** @param {boolean} on */
export const want = (on) => localStorage.setItem(KEY, on ? "on" : "off");

/** The measured delay of this device's sound, in ms. @returns {number|null} */
export const knownDelay = () => (localStorage.getItem(DELAY) === null ? null : Number(localStorage.getItem(DELAY)));

/** @param {number} ms */
export const keepDelay = (ms) => localStorage.setItem(DELAY, String(Math.round(ms)));

/** Whether the rehearsal has been offered once. */
export const tried = () => localStorage.getItem(TRIED) !== null;

export const keepTried = () => localStorage.setItem(TRIED, "yes");
