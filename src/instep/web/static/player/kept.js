// @ts-check
/**
 * What this browser keeps until the journal has it: the place of each session, and the outbox of facts.
 * IndexedDB and not localStorage: a fact and the place it led to are written in one transaction, and are on the
 * disk (durability "strict") before the tap counts as kept; localStorage is flushed seconds later.
 */

const NAME = "instep";

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

/** Keep a place, and with it the facts that led there. @param {string} session @param {any} place
 * @param {import("./facts.js").Fact[]} [facts] */
export const keep = (session, place, facts = []) =>
  inOne(
    ["places", "outbox"],
    "readwrite",
    (t) => {
      t.objectStore("places").put(structuredClone(place), session);
      for (const fact of facts) t.objectStore("outbox").add(fact);
    },
    facts.length ? "strict" : "relaxed",
  );

/** @param {string} session @returns {Promise<import("./place.js").Place|undefined>} */
export const placeOf = (session) => inOne(["places"], "readonly", (t) => t.objectStore("places").get(session));

/** Put facts into the outbox. @param {import("./facts.js").Fact[]} facts */
export const post = (facts) =>
  inOne(["outbox"], "readwrite", (t) => facts.forEach((fact) => t.objectStore("outbox").add(fact)), "strict");

/** The oldest facts that wait, with their keys. @param {number} most @returns {Promise<[IDBValidKey, any][]>} */
export async function waiting(most) {
  const transaction = (await database()).transaction("outbox", "readonly");
  const store = transaction.objectStore("outbox");
  const [keys, facts] = [store.getAllKeys(null, most), store.getAll(null, most)];
  await new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
  });
  return keys.result.map((key, n) => [key, facts.result[n]]);
}

/** Take facts out of the outbox: they are in the journal. @param {IDBValidKey[]} keys */
export const taken = (keys) =>
  inOne(["outbox"], "readwrite", (t) => keys.forEach((key) => t.objectStore("outbox").delete(key)), "strict");

/** Set a fact aside that the journal refuses, so that it does not hold up the rest. @param {IDBValidKey} key
 * @param {any} fact @param {string} why */
export const setAside = (key, fact, why) =>
  inOne(["outbox", "refused"], "readwrite", (t) => {
    t.objectStore("refused").add({ fact, why });
    t.objectStore("outbox").delete(key);
  }, "strict");
