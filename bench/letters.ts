import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { compilePdf, stopTypst } from "@/lib/core/typst";

const TEMPLATE = "lib/lecturers/letters/letter-v1.typ";
const COUNT = 500;
const ROUNDS = 3;

/**
 * 500 letters as single files: through the queue and the thread of the product, against the bare compiler called in a
 * loop on the main thread with the same template, fonts and values. The median of three rounds after a warm-up each.
 */
export async function run(): Promise<{ name: string; ratio: number; limit: number; details: string }[]> {
  const requests = Array.from({ length: COUNT }, (_, index) => JSON.stringify(values(index + 1)));
  await compilePdf({ template: TEMPLATE, inputs: requests[0]! });
  const bare = await bareCompiler();
  bare(requests[0]!);
  const product: number[] = [];
  const loop: number[] = [];
  let peak = 0;
  for (let round = 0; round < ROUNDS; round++) {
    product.push(
      await seconds(async () => {
        for (const inputs of requests) {
          await compilePdf({ template: TEMPLATE, inputs });
          peak = Math.max(peak, process.memoryUsage().rss);
        }
      }),
    );
    loop.push(
      await seconds(async () => {
        for (const [index, inputs] of requests.entries()) {
          bare(inputs);
          if (index % 20 === 19) await setImmediate();
        }
      }),
    );
  }
  await stopTypst();
  const [ours, theirs] = [median(product), median(loop)];
  return [
    {
      name: `${COUNT} letters of appointment as single PDFs, against the bare compiler in a loop`,
      ratio: ours / theirs,
      limit: 1.5,
      details: `${ours.toFixed(2)} s against ${theirs.toFixed(2)} s; peak ${Math.round(peak / 1e6)} MB for both together`,
    },
  ];
}

async function bareCompiler(): Promise<(data: string) => void> {
  const require = createRequire(import.meta.url);
  const { NodeCompiler } = require("@myriaddreamin/typst-ts-node-compiler");
  const { decompress } = require("wawoff2");
  const kai = require.resolve("@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-500-normal.woff2");
  const song = require.resolve("@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf");
  const fontBlobs = [Buffer.from(await decompress(readFileSync(kai)))];
  const workspace = process.cwd();
  const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontBlobs }, { fontPaths: [path.dirname(song)] }] });
  const mainFilePath = path.join(workspace, TEMPLATE);
  return (data) => {
    compiler.pdf(compiler.compile({ mainFilePath, inputs: { data } }).result, { pdfStandard: "ua-1" });
    compiler.evictCache(5);
  };
}

/** As the letter's own maker would pass them, a different name and number each. */
function values(number: number) {
  const name = `示例讲师${number}`;
  const squares = Array.from({ length: 33 * 33 }, (_, square) => (square * number) % 7 < 3 && square);
  const dots = squares.map((square) => square !== false && `M${square % 33} ${Math.floor(square / 33)}h1v1h-1z`);
  return {
    variant: "FULL",
    title: `聘书 ${number}`,
    date: [2025, 2, 20],
    letters: [
      {
        name: `${name} 同志`,
        body: [`兹聘请${name}同志为示例镇社区党校专职讲师，聘期自`, "2025年2月20日", "至", "2027年2月19日", "。"],
        letterNo: `示社党校聘〔2025〕${String(number).padStart(3, "0")}号`,
        reissue: null,
        issuingBody: "示例镇社区党校",
        issuedOn: "2025年2月20日",
        facts: [
          ["聘任类别", "专职讲师"],
          ["聘　　期", "2025年2月20日至2027年2月19日"],
        ],
        qr: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 33 33"><path d="${dots.filter(Boolean).join("")}"/></svg>`,
        verificationCode: "7K3M-9QXP-2D",
        verificationUrl: `https://example.cn/verify/${number}`,
      },
    ],
  };
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
