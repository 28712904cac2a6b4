/** Below `full` nothing can be counted on to start or to be saved; `low` is time to act. In bytes. */
export const ROOM = { full: 64 * 1024 ** 2, low: 1024 ** 3 };
