// @ts-check
/** The voice of a page that asks: its clips, made ready with the touch that asked for them. */
import { decoded, Mouth, openSound } from "../session/player/mouth.js";

/** A mouth for the clips that the form names, or null where there is no sound or no voice.
 * @param {HTMLFormElement} form @returns {Promise<Mouth|null>} */
export async function openMouth(form) {
  const context = openSound();
  if (!context) return null;
  const { hearing, sound } = form.dataset;
  const [told, file] = await Promise.all([fetch(hearing ?? ""), fetch(sound ?? "")]).catch(() => [null, null]);
  if (!told?.ok || !file?.ok) return null;
  /** @type {import("../shared/documents.d.ts").PageHearing} */
  const { clips } = await told.json();
  const sprite = await decoded(context, await file.blob());
  return sprite && new Mouth(context, sprite, clips, () => {});
}
