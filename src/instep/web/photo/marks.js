// @ts-check
/** The place of a new mark: by a tap on the photo, or by the two sliders, which a keyboard moves too. */

const marked = /** @type {HTMLElement} */ (document.getElementById("marked"));
const picture = /** @type {HTMLImageElement} */ (marked.querySelector("img"));
const fresh = /** @type {SVGGElement} */ (/** @type {unknown} */ (document.getElementById("new-mark")));
const across = /** @type {HTMLInputElement} */ (document.getElementById("across"));
const down = /** @type {HTMLInputElement} */ (document.getElementById("down"));

function draw() {
  const circle = /** @type {SVGCircleElement} */ (fresh.querySelector("circle"));
  const { width, height } = /** @type {SVGSVGElement} */ (fresh.ownerSVGElement).viewBox.baseVal;
  circle.setAttribute("cx", String((Number(across.value) / 100) * width));
  circle.setAttribute("cy", String((Number(down.value) / 100) * height));
  fresh.removeAttribute("hidden");
}

marked.addEventListener("click", (event) => {
  const box = picture.getBoundingClientRect();
  across.value = String(((event.clientX - box.left) / box.width) * 100);
  down.value = String(((event.clientY - box.top) / box.height) * 100);
  draw();
  document.getElementById("note")?.focus({ preventScroll: true });
});
for (const slider of [across, down]) slider.addEventListener("input", draw);
