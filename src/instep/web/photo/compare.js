// @ts-check
/** Two photos over each other: how much of the later one shows, and a blink that the person asks for. */

/** Each photo is shown this long, so that nothing changes more than twice a second. */
const EACH_MS = 600;

const pair = /** @type {HTMLElement} */ (document.getElementById("over-pair"));
const share = /** @type {HTMLInputElement} */ (document.getElementById("share"));
const blink = /** @type {HTMLButtonElement} */ (document.getElementById("blink"));
const still = matchMedia("(prefers-reduced-motion: reduce)");
let beat = 0;

/** @param {number} percent */
function show(percent) {
  share.value = String(percent);
  pair.style.setProperty("--share", `${percent}%`);
  pair.toggleAttribute("data-whole", percent === 0 || percent === 100);
}

/** @param {number} percent */
function hold(percent) {
  clearInterval(beat);
  beat = 0;
  blink.setAttribute("aria-pressed", "false");
  show(percent);
}

function swap() {
  show(share.value === "100" ? 0 : 100);
}

function toggle() {
  if (beat) {
    hold(50);
  } else if (!still.matches) {
    beat = setInterval(swap, EACH_MS);
    blink.setAttribute("aria-pressed", "true");
    swap();
  }
}

share.addEventListener("input", () => hold(Number(share.value)));
blink.addEventListener("click", toggle);
document.getElementById("show-earlier")?.addEventListener("click", () => hold(0));
document.getElementById("show-later")?.addEventListener("click", () => hold(100));
still.addEventListener("change", () => still.matches && beat && hold(50));
document.addEventListener("keydown", (event) => event.key === "Escape" && beat && hold(50));
document.getElementById("over-tools")?.removeAttribute("hidden");
show(50);
