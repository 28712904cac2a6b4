/**
 * The thread in which an uploaded file is looked into: whatever it was made to do to whoever reads it, the thread can be ended.
 * Plain JavaScript, because it is started by its path and no bundler touches it.
 */
import { parentPort, workerData } from "node:worker_threads";

/** What can be asked of a file. Each reads its own libraries only: they cost more than many a file. */
const INSPECTIONS = {
  mediaType: async (/** @type {string} */ path) => (await import("./media-type.mjs")).mediaTypeOf(path),
  pdf: async (/** @type {string} */ path) => (await import("./pdf.mjs")).faultOfPdf(path),
  officeParts: async (/** @type {string} */ path) => (await import("./office-parts.mjs")).faultOfParts(path),
  video: async (/** @type {string} */ path) => (await import("./video.mjs")).readVideo(path),
};

/** @typedef {typeof INSPECTIONS} Inspections */

/** @type {{ what: keyof Inspections, path: string }} */
const { what, path } = workerData;
parentPort?.postMessage(await INSPECTIONS[what](path));
