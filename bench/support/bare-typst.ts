import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The template of letters; both sides of a comparison compile this one. */
export const LETTER_TEMPLATE = "lib/lecturers/letters/letter-v1.typ";

/** The Typst compiler with the fonts of the product and nothing around it: gives a function that makes one PDF of a letter. */
export async function bareCompiler(): Promise<(data: string) => void> {
  const require = createRequire(import.meta.url);
  const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
  const { decompress } = require("wawoff2");
  const kai = require.resolve("@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2");
  const song = require.resolve("@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf");
  const fontBlobs = [Buffer.from(await decompress(readFileSync(kai)))];
  const workspace = process.cwd();
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }, { fontPaths: [path.dirname(song)] }] });
  const mainFilePath = path.join(workspace, LETTER_TEMPLATE);
  return (data) => {
    compiler.pdf(compiler.compile({ mainFilePath, inputs: { data } }).result, { pdfStandard: "ua-1" });
    compiler.evictCache(5);
  };
}
