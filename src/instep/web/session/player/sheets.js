// @ts-check
/** The sheets that open over the session: what else is wrong, why it is as it is; pain_sheet.js asks how much it hurts. */
import { element } from "./screen.js";

/** @param {string} id */
export const dialog = (id) => /** @type {HTMLDialogElement} */ (element(id));

/** A sheet that only opens and closes. @param {string} id */
export function openSheet(id) {
  const sheet = dialog(id);
  if (!sheet.open) sheet.showModal();
}

/** Close whatever sheet is open; whether there was one. */
export function closeSheets() {
  const open = /** @type {NodeListOf<HTMLDialogElement>} */ (document.querySelectorAll("dialog[open]"));
  open.forEach((sheet) => sheet.close());
  return open.length > 0;
}
