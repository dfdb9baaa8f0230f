// @ts-check
/** The first page's comforts: steppers, the sore-spot foot, and the plan that follows the dials. */

const form = /** @type {HTMLFormElement} */ (document.getElementById("wish"));

steppers(form);
soreSpots(form);
planStrip(form);
whatWaits();

/** Minute buttons, shown only where they work. @param {HTMLFormElement} form */
function steppers(form) {
  const minutes = /** @type {HTMLInputElement} */ (form.elements.namedItem("minutes"));
  for (const button of form.querySelectorAll("button[data-step]")) {
    button.removeAttribute("hidden");
    button.addEventListener("click", () => {
      Number(/** @type {HTMLElement} */ (button).dataset.step) > 0 ? minutes.stepUp() : minutes.stepDown();
      minutes.dispatchEvent(new Event("change", { bubbles: true }));
    });
  }
  const about = /** @type {HTMLElement} */ (document.getElementById("rub-about"));
  minutes.addEventListener("change", () => {
    if (minutes.checkValidity()) about.textContent = (about.dataset.words ?? "").replace("…", minutes.value);
  });
}

/** A tap on the drawn sole asks how sore it is; the list of selects stays the one truth. @param {HTMLFormElement} form */
function soreSpots(form) {
  const feet = /** @type {HTMLElement} */ (document.getElementById("sore-feet"));
  const scale = /** @type {HTMLFieldSetElement} */ (document.getElementById("sore-scale"));
  const legend = /** @type {HTMLLegendElement} */ (scale.querySelector("legend"));
  const numbers = [...scale.querySelectorAll("button")];
  /** @type {SVGGElement | null} */
  let place = null;

  for (const region of feet.querySelectorAll(".foot-region")) {
    const group = /** @type {SVGGElement} */ (region);
    group.dataset.name = group.getAttribute("aria-label") ?? "";
    if (!select(group)) unreachable(group);
    else {
      group.addEventListener("click", () => ask(group));
      group.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        ask(group);
      });
      select(group)?.addEventListener("change", () => light(group));
      light(group);
    }
  }
  for (const button of numbers) button.addEventListener("click", () => answer(button.value));
  scale.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  /** @param {SVGGElement} group */
  function select(group) {
    const side = /** @type {SVGElement} */ (group.closest("svg")).dataset.side;
    return /** @type {HTMLSelectElement | null} */ (form.elements.namedItem(`sore-${group.dataset.region}@${side}`));
  }
  /** @param {SVGGElement} group */
  function unreachable(group) {
    group.removeAttribute("role");
    group.removeAttribute("tabindex");
    group.setAttribute("aria-hidden", "true");
  }
  /** @param {SVGGElement} group */
  function ask(group) {
    place = group;
    legend.textContent = (scale.dataset.how ?? "").replace("…", group.dataset.name ?? "");
    const now = select(group)?.value || "0";
    for (const button of numbers) button.setAttribute("aria-pressed", String(button.value === now));
    scale.hidden = false;
    scale.scrollIntoView({ block: "nearest" });
    numbers[Number(now)].focus({ preventScroll: true });
  }
  /** @param {string} score */
  function answer(score) {
    if (!place) return;
    const list = /** @type {HTMLSelectElement} */ (select(place));
    list.value = score === "0" ? "" : score;
    list.dispatchEvent(new Event("change", { bubbles: true }));
    close();
  }
  function close() {
    scale.hidden = true;
    place?.focus({ preventScroll: true });
  }
  /** @param {SVGGElement} group */
  function light(group) {
    const score = select(group)?.value ?? "";
    group.classList.toggle("is-lit", score !== "");
    group.setAttribute("aria-label", score ? `${group.dataset.name}: ${score}` : group.dataset.name ?? "");
    group.setAttribute("aria-pressed", String(score !== ""));
  }
}

/** The plan's strip, asked again whenever a dial has come to rest. @param {HTMLFormElement} form */
function planStrip(form) {
  const strip = /** @type {HTMLElement} */ (document.getElementById("plan"));
  let asked = 0;
  const ask = async () => {
    const turn = ++asked;
    if (!form.checkValidity()) return;
    const query = new URLSearchParams(/** @type {[string, string][]} */ ([...new FormData(form)].filter(([, value]) => value)));
    try {
      const answer = await fetch(`/plan/strip?${query}`, { headers: { accept: "text/html" } });
      const html = await answer.text();
      if (turn === asked && answer.status !== 401) strip.innerHTML = html;
    } catch {
      // No server just now, or not let in any more: the strip stays as it was; the doors say so themselves.
    }
  };
  let rest = 0;
  form.addEventListener("change", () => {
    clearTimeout(rest);
    rest = setTimeout(ask, 150);
  });
  if ("requestIdleCallback" in window) requestIdleCallback(ask, { timeout: 500 });
  else ask();
}

/** What a session left in this browser goes to the journal; nothing is fetched where there is no such store. */
async function whatWaits() {
  const stores = await indexedDB.databases?.();
  if (stores?.length === 0) return;
  const { drainUntilEmpty } = await import("../session/player/outbox.js");
  await drainUntilEmpty();
}
