// @ts-check
/** The button that lets the page listen. Nothing of the ear is loaded before it was pressed on this device. */
import { element } from "../../session/player/screen.js";
import { Light } from "./light.js";
import { want, wanted } from "./wish.js";

/** @typedef {import("../../session/player/player.js").Player} Player */

/** @param {Player} player */
export function voiceSwitch(player) {
  const chosen = new Switch(player);
  element("voice-switch").hidden = false;
  element("voice-switch").addEventListener("click", () => chosen.turn(!chosen.on));
  element("voice-try").addEventListener("click", () => chosen.voice?.rehearsal.open());
  if (wanted() && player.session.place.state !== "ended") void chosen.turn(true);
}

class Switch {
  /** @param {Player} player */
  constructor(player) {
    this.player = player;
    this.light = new Light(player.words);
    this.on = false;
    /** @type {import("./voice.js").Voice|null} */
    this.voice = null;
    /** @type {string|null} */
    this.said = null;
  }

  /** @param {boolean} on */
  async turn(on) {
    this.on = on;
    want(on);
    this.#say(null);
    this.voice?.close();
    this.voice = null;
    this.light.show(on ? "opening" : "off");
    if (on) await this.#open();
  }

  async #open() {
    try {
      const { listenTo } = await import("./voice.js");
      const voice = await listenTo(this.player, this.light, () => this.#ended());
      // Switched off again while it opened.
      if (this.on) this.voice = voice;
      else voice.close();
    } catch (problem) {
      this.#say(/** @type {{key?: string}} */ (problem).key ?? "ear_offline");
      this.light.show("lost");
    }
  }

  /** The microphone closes with the session; on this device it stays wanted. */
  #ended() {
    this.on = false;
    this.voice?.close();
    this.voice = null;
    this.light.show("off");
  }

  /** What stands in the way, or nothing any more. @param {string|null} key */
  #say(key) {
    if (this.said) this.player.notices.remove(this.said);
    this.said = key;
    if (key) this.player.warn(key);
  }
}
