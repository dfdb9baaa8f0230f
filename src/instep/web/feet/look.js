// @ts-check
/** The look's comfort: a tap on the drawn foot marks that place, as the list below it does. */

const form = /** @type {HTMLFormElement} */ (document.getElementById("look"));
const spot = document.createElement("input");
spot.type = "hidden";
spot.name = "spot";
spot.disabled = true;
form.append(spot);
for (const hint of form.querySelectorAll(".for-script")) hint.removeAttribute("hidden");

for (const region of form.querySelectorAll(".foot-region[role]")) {
  region.addEventListener("click", () => touch(region));
  region.addEventListener("keydown", (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (key !== "Enter" && key !== " ") return;
    event.preventDefault();
    touch(region);
  });
}

/** @param {Element} region */
function touch(region) {
  const side = /** @type {SVGElement} */ (region.closest("svg")).dataset.side;
  spot.value = `${side}:${/** @type {SVGElement} */ (region).dataset.region}`;
  spot.disabled = false;
  form.submit();
  spot.disabled = true;
}
