// @ts-check

/** Samples a second that the ear hears. */
export const RATE = 16000;
