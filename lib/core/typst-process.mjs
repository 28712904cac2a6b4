/**
 * The process in which documents are made: what breaks in the compiler ends this one, not the site, and all its memory goes
 * when it ends. Plain JavaScript, because it is started by its path and no bundler touches it. One message
 * { id, format, template, data } in, one answer { id, made } or { id, failure } out.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, workerData } from "node:worker_threads";
import { collectAll } from "./full-collection.mjs";

/** @import { NodeCompiler, NodeTypstDocument } from "@myriaddreamin/typst-ts-node-compiler" */

const KAI = "@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2";
const SONG = "@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf";
const require = createRequire(import.meta.url);

if (workerData?.unpack) await unpack(workerData);
else await serve();

async function serve() {
  // However the site went, nobody waits for an answer any more.
  process.on("disconnect", () => process.exit());
  // A page goes before a letter.
  os.setPriority(5);
  const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
  const workspace = process.cwd();
  const compiler = NodeCompiler.create({
    workspace,
    // Each font costs its size in memory: two are enough. They are chosen to contain every character of GBK and rare names.
    // The compiler aborts the process when a font in memory follows one on disk.
    fontArgs: [{ fontBlobs: [await kai()] }, { fontPaths: [path.dirname(require.resolve(SONG))] }],
  });
  // A compiled document lives outside JavaScript's heap until its small handle is collected, which on such a small heap
  // takes minutes: without asking for it, 500 letters are 200 MB.
  const forgetAll = (/** @type {number} */ age) => {
    compiler.evictCache(age);
    collectAll();
  };
  forgetAll(0);
  let count = 0;
  process.on("message", ({ id, format, template, data }) => {
    // Many letters in one file need the room, and are forgotten at once; of single letters the common parts are kept.
    const large = data.length > 50_000;
    try {
      const compiled = compile(compiler, path.join(workspace, template), data);
      const made = format === "svg" ? toSvg(compiler, compiled) : toPdf(compiler, compiled);
      answer({ id, made });
    } catch (error) {
      answer({ id, failure: error instanceof Error ? error.message : String(error) });
    }
    // Quickly what is young, and now and then what has grown old meanwhile.
    if (large || ++count % 200 === 0) forgetAll(large ? 0 : 5);
    else compiler.evictCache(5);
    if (count % 10 === 5) globalThis.gc?.({ type: "minor" });
  });
  answer({ ready: true });
}

/**
 * When nobody is there to hear it, this process is about to end.
 * @param {object} message
 */
function answer(message) {
  process.send?.(message, undefined, undefined, () => {});
}

/** @param {NodeCompiler} compiler @param {string} mainFilePath @param {string} data */
function compile(compiler, mainFilePath, data) {
  const compiled = compiler.compile({ mainFilePath, inputs: { data } });
  if (compiled.hasError()) throw new Error(messages(compiled.takeError()?.shortDiagnostics));
  const warnings = compiled.takeWarnings();
  if (warnings) throw new Error(messages(warnings.shortDiagnostics));
  if (!compiled.result) throw new Error("the compiler gave no document");
  return compiled.result;
}

/** @param {NodeCompiler} compiler @param {NodeTypstDocument} document */
function toPdf(compiler, document) {
  // PDF/UA-1 is the accessible kind, and it is refused when a character has no glyph: a box is never printed.
  // The timestamp only counts for a template that names no date; zero keeps it the same tomorrow.
  return compiler.pdf(document, { pdfStandard: "ua-1", creationTimestamp: 0 });
}

/** @param {NodeCompiler} compiler @param {NodeTypstDocument} document */
function toSvg(compiler, document) {
  return new TextEncoder().encode(compiler.plainSvg(document));
}

/** @param {{ message: string }[] | undefined} diagnostics */
function messages(diagnostics) {
  return (diagnostics ?? []).map((diagnostic) => diagnostic.message).join("; ") || "the template was not compiled";
}

/**
 * The Kai font as TTF. Unpacked in a thread of its own, whose working memory (about 60 MB) is given back at its end.
 * @returns {Promise<Buffer>}
 */
function kai() {
  return new Promise((resolve, reject) => {
    const unpacker = new Worker(fileURLToPath(import.meta.url), { workerData: { unpack: require.resolve(KAI) } });
    unpacker.once("message", (font) => resolve(Buffer.from(font.buffer)));
    unpacker.once("error", reject);
  });
}

/** @param {{ unpack: string }} work */
async function unpack({ unpack: file }) {
  const { parentPort } = await import("node:worker_threads");
  const font = Uint8Array.from(await require("wawoff2").decompress(readFileSync(file)));
  parentPort?.postMessage(font, [font.buffer]);
}
