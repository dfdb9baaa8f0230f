// @ts-check
/** Before a session: whether the page shall listen. It is remembered on this device and asked for by nobody else. */
import { want, wanted } from "../voice/listening/wish.js";

const button = /** @type {HTMLButtonElement} */ (document.getElementById("voice-switch"));
const show = () => {
  button.setAttribute("aria-pressed", String(wanted()));
  button.textContent = (wanted() ? button.dataset.on : button.dataset.off) ?? "";
};
button.addEventListener("click", () => {
  want(!wanted());
  show();
});
show();
/** @type {HTMLElement} */ (document.getElementById("voice-wish")).hidden = false;
