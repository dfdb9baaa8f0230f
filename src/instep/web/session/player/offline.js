// @ts-check
/** Lets this session's page be loaded again without a server: its page, its modules, its sound. */

const PREFIX = "instep-session-";

/** @param {string} session */
export const cacheName = (session) => `${PREFIX}${session}`;

/** Put everything that this page needs into its cache; older sessions' caches go. @param {string} session
 * @param {Record<string, Response>} answers what was fetched already, by address @returns {Promise<void>} */
export async function keepPage(session, answers) {
  if (!("caches" in window) || !navigator.serviceWorker) return;
  await navigator.serviceWorker.register("/sw.js");
  const cache = await caches.open(cacheName(session));
  await Promise.all(Object.entries(answers).map(([url, answer]) => cache.put(url, answer)));
  const rest = [location.pathname, ...resources()].filter((url) => !(url in answers));
  await cache.addAll([...new Set(rest)]);
  await forget(session);
}

/** More that this page needs from now on. @param {string} session @param {string[]} urls */
export async function keepMore(session, urls) {
  if (!("caches" in window) || !navigator.serviceWorker) return;
  const cache = await caches.open(cacheName(session));
  await cache.addAll(urls);
}

/** The modules and style sheets that the page has loaded. */
function resources() {
  const loaded = performance.getEntriesByType("resource").map((entry) => new URL(entry.name));
  return loaded.filter((url) => url.pathname.startsWith("/static/")).map((url) => url.pathname);
}

/** @param {string} [but] a session that stays */
async function forget(but) {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(names.filter((name) => !but || name !== cacheName(but)).map((name) => caches.delete(name)));
}

/** The session has ended and its facts are in the journal. @param {string} session */
export async function forgetPage(session) {
  if ("caches" in window) await caches.delete(cacheName(session));
}
