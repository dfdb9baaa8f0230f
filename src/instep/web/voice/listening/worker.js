// @ts-check
/** The worker that listens. Sound comes from the microphone's own thread; only what was heard goes to the page. */
import { Listening } from "./listening.js";
import { BadEar } from "./tensors.js";

/** @type {Listening|null} */
let listening = null;

/** @typedef {import("./listening.js").Orders} Orders */

/** @type {{[Order in keyof Orders]: (value: Orders[Order], ports: readonly MessagePort[]) => void}} */
const ORDERS = {
  open: (parts) => begin(parts),
  microphone: ({ rate }, [port]) => {
    listening?.open(rate);
    port.onmessage = ({ data }) => listening?.block(data);
  },
  track: (track) => listening?.coach.plays(track),
  said: (said) => listening?.coach.says(said),
  masks: (masks) => listening && (listening.coach.masks = masks),
  delay: (ms) => listening && (listening.coach.delay = ms),
  asked: (asked) => listening && (listening.asked = asked),
  measure: (measure) => listening && (listening.measuring = measure),
};

addEventListener("message", ({ data, ports }) => {
  for (const order of /** @type {(keyof Orders)[]} */ (Object.keys(data))) take(order, data, ports);
});

/** @template {keyof Orders} Order @param {Order} order @param {Orders} message @param {readonly MessagePort[]} ports */
const take = (order, message, ports) => ORDERS[order](message[order], ports);

/** @param {import("./listening.js").Parts} parts */
function begin(parts) {
  try {
    listening = new Listening(parts, (news) => postMessage(news));
    postMessage({ ready: true });
  } catch (problem) {
    postMessage({ bad: problem instanceof BadEar ? problem.key : "ear_damaged" });
  }
}
