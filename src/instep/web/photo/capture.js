// @ts-check
/** The live camera behind the outline, where the browser has one; the file field works without it. */

const form = /** @type {HTMLFormElement} */ (document.getElementById("capture"));
const live = /** @type {HTMLVideoElement} */ (document.getElementById("live"));
const field = /** @type {HTMLInputElement} */ (document.getElementById("photo"));
const open = /** @type {HTMLButtonElement} */ (document.getElementById("open-camera"));
const shoot = /** @type {HTMLButtonElement} */ (document.getElementById("shoot"));
const QUALITY = 0.95;

/** The camera at the back, as sharp as it can. */
const WANTED = { audio: false, video: { facingMode: { ideal: "environment" }, width: { ideal: 4032 }, height: { ideal: 3024 } } };

async function start() {
  try {
    live.srcObject = await navigator.mediaDevices.getUserMedia(WANTED);
    await live.play();
  } catch {
    document.getElementById("no-camera")?.removeAttribute("hidden");
    return;
  }
  live.hidden = false;
  open.hidden = true;
  shoot.hidden = false;
  shoot.focus();
}

function stop() {
  const stream = /** @type {MediaStream | null} */ (live.srcObject);
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function take() {
  const canvas = document.createElement("canvas");
  canvas.width = live.videoWidth;
  canvas.height = live.videoHeight;
  canvas.getContext("2d")?.drawImage(live, 0, 0);
  canvas.toBlob(send, "image/jpeg", QUALITY);
}

/** @param {Blob | null} picture */
function send(picture) {
  if (!picture) return;
  const files = new DataTransfer();
  files.items.add(new File([picture], "photo.jpg", { type: "image/jpeg" }));
  field.files = files.files;
  stop();
  form.requestSubmit();
}

open.hidden = !navigator.mediaDevices?.getUserMedia;
open.addEventListener("click", start);
shoot.addEventListener("click", take);
addEventListener("pagehide", stop);
