// @ts-check
/** Fetches all of a session before it begins; from then on no server is needed. */
import { decoded, openSound } from "./mouth.js";

/** @typedef {import("../../shared/documents.d.ts").Play} Play */
/** @typedef {{track: Blob|null, spoken: boolean, context: AudioContext|null, sprite: AudioBuffer|null,
 *   bed: AudioBuffer|null}} Sound */

/** @param {string} url @returns {Promise<{play: Play, answer: Response}>} */
export async function fetchPlay(url) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return { play: await answer.clone().json(), answer };
}

/** The sound, as far as there is any; what is missing is null. @param {Play} play @returns {Promise<Sound>} */
export async function fetchSound(play) {
  const [track, sprite, bed] = await Promise.all([play.track, play.sprite, play.bed].map(fetched));
  const context = openSound();
  return {
    track: track.blob,
    spoken: track.spoken,
    context,
    sprite: context && (await decoded(context, sprite.blob)),
    bed: context && (await decoded(context, bed.blob)),
  };
}

/** @param {string} url @returns {Promise<{blob: Blob|null, spoken: boolean}>} */
async function fetched(url) {
  try {
    const answer = await fetch(url);
    const spoken = answer.headers.get("instep-voice") !== "none";
    return { blob: answer.ok ? await answer.blob() : null, spoken: answer.ok && spoken };
  } catch {
    return { blob: null, spoken: false };
  }
}

/** What was fetched, as answers to keep for a reload. @param {Play} play @param {Sound} sound @param {Response} answer */
export async function asAnswers(play, sound, answer) {
  /** @type {Record<string, Response>} */
  const kept = { [new URL(answer.url).pathname]: answer };
  if (sound.track) {
    const headers = { "instep-voice": sound.spoken ? "spoken" : "none" };
    kept[play.track] = new Response(sound.track, { headers });
  }
  return kept;
}
