// @ts-check
/**
 * Lets a session be loaded again when the server is gone. It answers from what the session's page has put aside
 * (player/offline.js) and keeps nothing of its own: a versioned file and a session's
 * sound never change, so what is put aside is right; a page is asked for first, and taken from there only when nobody answers.
 */

/* A page that waits longer than this would rather be shown from here. */
const PATIENCE_MS = 4000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (/^\/(static|ear)\/|^\/session\/[^/]+\/[a-z]+\.wav$/.test(url.pathname)) event.respondWith(keptFirst(request));
  else if (/^\/session\/[^/]+(\/(play|hearing|masks)\.json)?$/.test(url.pathname)) event.respondWith(askedFirst(request));
});

const kept = (request) => caches.match(request, { ignoreVary: true, ignoreSearch: request.mode === "navigate" });

async function keptFirst(request) {
  return (await kept(request)) ?? fetch(request);
}

async function askedFirst(request) {
  const found = await kept(request);
  if (!found) return fetch(request);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
    // Nor does a browser that is not let in any more lose the session that is under way.
    return answer.status < 500 && answer.status !== 401 ? answer : found;
  } catch {
    return found;
  }
}
