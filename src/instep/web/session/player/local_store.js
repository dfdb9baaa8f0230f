// @ts-check
/**
 * What this browser keeps until the journal has it: the place of each session, and the outbox of facts.
 * IndexedDB and not localStorage: a fact and the place it led to are written in one transaction, and are on the
 * disk (durability "strict") before the tap counts as kept; localStorage is flushed seconds later. But a page can be
 * gone before its transaction ends, so what was tapped is also noted in localStorage, which is written at once, and
 * the note is taken in when a page opens again. A fact that comes twice counts once, by its id.
 */

const NAME = "instep";
const NOTE = "instep-note-";
let notes = 0;

/** @typedef {import("./facts.js").Fact} Fact */
/** @typedef {import("./place.js").Place} Place */

/** @type {Promise<IDBDatabase>|null} */
let opened = null;

/** @returns {Promise<IDBDatabase>} */
function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("places");
      request.result.createObjectStore("outbox", { autoIncrement: true });
      request.result.createObjectStore("refused", { autoIncrement: true });
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  opened.catch(() => (opened = null));
  return opened;
}

/** Run work in one transaction; resolves when it is committed. @template T @param {string[]} stores
 * @param {IDBTransactionMode} mode @param {(transaction: IDBTransaction) => IDBRequest<T>|void} work
 * @param {IDBTransactionDurability} [durability] @returns {Promise<T|undefined>} */
async function inOne(stores, mode, work, durability = "default") {
  const transaction = (await database()).transaction(stores, mode, { durability });
  const request = work(transaction);
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request ? request.result : undefined);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

/** Keep a place, and with it the facts that led there. @param {string} session @param {Place} place
 * @param {Fact[]} [facts] */
export async function keep(session, place, facts = []) {
  const note = facts.length ? noted({ session, place, facts }) : null;
  await written({ session, place: structuredClone(place), facts }, facts.length ? "strict" : "relaxed");
  if (note) localStorage.removeItem(note);
}

/** @typedef {{session: string, place: Place, facts: Fact[]}} Note */

/** @param {Note} what @param {IDBTransactionDurability} durability */
const written = ({ session, place, facts }, durability) =>
  inOne(
    ["places", "outbox"],
    "readwrite",
    (t) => {
      t.objectStore("places").put(place, session);
      for (const fact of facts) t.objectStore("outbox").add(fact);
    },
    durability,
  );

/** @param {Note} what @returns {string|null} the note's key; null where this browser takes none */
function noted(what) {
  const key = `${NOTE}${String(Date.now()).padStart(15, "0")}-${String((notes += 1)).padStart(6, "0")}`;
  try {
    localStorage.setItem(key, JSON.stringify(what));
    return key;
  } catch {
    return null; // full or forbidden: the transaction alone must do
  }
}

/** Take in what was noted by a page that was gone before its transaction ended, oldest first. */
async function takeIn() {
  for (const key of Object.keys(localStorage).filter((name) => name.startsWith(NOTE)).sort()) {
    const note = localStorage.getItem(key);
    if (note) await written(JSON.parse(note), "strict");
    localStorage.removeItem(key);
  }
}

/** @param {string} session @returns {Promise<Place|undefined>} */
export async function placeOf(session) {
  await takeIn();
  return inOne(["places"], "readonly", (t) => t.objectStore("places").get(session));
}

/** Put facts into the outbox. @param {Fact[]} facts */
export const post = (facts) =>
  inOne(["outbox"], "readwrite", (t) => facts.forEach((fact) => t.objectStore("outbox").add(fact)), "strict");

/** The oldest facts that wait for a journal, with their keys; what waits for another one stays where it is.
 * @param {number} most @param {string|undefined} journal @returns {Promise<[IDBValidKey, Fact][]>} */
export async function waiting(most, journal) {
  if (!notes) await takeIn();
  const transaction = (await database()).transaction("outbox", "readonly");
  const store = transaction.objectStore("outbox");
  const [keys, facts] = [store.getAllKeys(), store.getAll()];
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  /** @type {[IDBValidKey, Fact][]} */
  const all = keys.result.map((key, n) => [key, facts.result[n]]);
  return all.filter(([, fact]) => !fact.journal || fact.journal === journal).slice(0, most);
}

/** Take facts out of the outbox: they are in the journal. @param {IDBValidKey[]} keys */
export const taken = (keys) =>
  inOne(["outbox"], "readwrite", (t) => keys.forEach((key) => t.objectStore("outbox").delete(key)), "strict");

/** Set a fact aside that the journal refuses, so that it does not hold up the rest. @param {IDBValidKey} key
 * @param {Fact} fact @param {string} why */
export const setAside = (key, fact, why) =>
  inOne(["outbox", "refused"], "readwrite", (t) => {
    t.objectStore("refused").add({ fact, why });
    t.objectStore("outbox").delete(key);
  }, "strict");
