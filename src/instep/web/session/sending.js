// @ts-check
/** Brings what a session left waiting in this browser to the journal. */
import { drainUntilEmpty } from "./player/outbox.js";

await drainUntilEmpty();
