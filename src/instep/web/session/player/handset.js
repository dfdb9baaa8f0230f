// @ts-check
/** The session outside its page: headset and lock-screen buttons, and a screen that stays awake. */

/** @type {Record<string, string>} */
const BUTTONS = { play: "go", pause: "pause", stop: "pause", nexttrack: "next", previoustrack: "back" };
/** The track may only be moved by the chart, which knows what is left alone. @type {MediaSessionAction[]} */
const REFUSED = ["seekto", "seekforward", "seekbackward"];

/** Listen to the buttons of a headset or a lock screen. @param {(event: string) => void} press */
export function listen(press) {
  if (!navigator.mediaSession) return;
  for (const [action, event] of Object.entries(BUTTONS)) handle(action, () => press(event));
  for (const action of REFUSED) handle(action, () => {});
}

/** @param {string} action @param {MediaSessionActionHandler} deed */
function handle(action, deed) {
  try {
    navigator.mediaSession.setActionHandler(/** @type {MediaSessionAction} */ (action), deed);
  } catch {
    // A browser that does not know this button has none to press.
  }
}

/** Say on the lock screen what is going on. @param {string} title @param {string} artist @param {boolean} runs */
export function tell(title, artist, runs) {
  if (!navigator.mediaSession) return;
  const told = navigator.mediaSession.metadata;
  if (told?.title !== title || told.artist !== artist) {
    navigator.mediaSession.metadata = new MediaMetadata({ title, artist });
  }
  navigator.mediaSession.playbackState = runs ? "playing" : "paused";
}

/** Keeps the screen awake while a session runs; a browser lets go when the page is hidden, so it asks again. */
export class Awake {
  /** @param {() => void} refused */
  constructor(refused) {
    this.refused = refused;
    this.wanted = false;
    /** @type {WakeLockSentinel|null} */
    this.lock = null;
    document.addEventListener("visibilitychange", () => void this.#ask());
  }

  /** @param {boolean} wanted */
  want(wanted) {
    if (wanted === this.wanted) return;
    this.wanted = wanted;
    if (wanted) void this.#ask();
    else void this.lock?.release();
  }

  async #ask() {
    if (!this.wanted || document.visibilityState !== "visible") return;
    try {
      this.lock = await navigator.wakeLock.request("screen");
    } catch {
      this.refused();
    }
  }
}
