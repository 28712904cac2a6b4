import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { S3Client } from "@aws-sdk/client-s3";
import { afterEach, expect, test } from "vitest";
import { copyWithin } from "./bucket-copy.mjs";

let server: Server;
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** What a bucket answers that copies in parts, and what it was asked. The server of the other tests cannot do that. */
async function aBucket({
  bytes,
  copied = bytes,
  headers = [{}, {}],
  refusing = "",
  isHeadLost = false,
}: {
  bytes: number;
  copied?: number;
  headers?: Record<string, string>[];
  refusing?: string;
  isHeadLost?: boolean;
}) {
  const asked: string[] = [];
  server = createServer((request, response) => {
    const range = request.headers["x-amz-copy-source-range"] ?? "";
    const url = request.url!.replace(/[?&]x-id=\w+$/, "");
    asked.push(`${request.method} ${url} ${range}`.trim());
    if (request.method === "HEAD") {
      const isCopy = !url.includes("/from");
      if (isCopy && isHeadLost) return request.socket.destroy();
      for (const [name, value] of Object.entries(headers[Number(isCopy)]!)) response.setHeader(name, value);
      response.setHeader("content-length", isCopy ? copied : bytes);
      return response.end();
    }
    if (refusing && range === refusing) {
      response.statusCode = 403;
      return response.end("<Error><Code>AccessDenied</Code></Error>");
    }
    const answers: Record<string, string> = {
      POST: url.includes("uploads") ? "<R><UploadId>u</UploadId></R>" : "<R><ETag>whole</ETag></R>",
      PUT: "<R><ETag>part</ETag></R>",
    };
    response.end(answers[request.method!]);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const client = new S3Client({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: "us-east-1",
    forcePathStyle: true,
    credentials: { accessKeyId: "a", secretAccessKey: "b" },
    maxAttempts: 1,
  });
  const copy = () => copyWithin(client, { bucket: "school", from: "from", to: "to", atOnce: 10 });
  return { asked, copy };
}

test("a large object is copied part by part, all its bytes and none twice", async () => {
  const { asked, copy } = await aBucket({ bytes: 25 });
  await copy();
  expect(asked).toEqual([
    "HEAD /school/from",
    "POST /school/to?uploads=",
    "PUT /school/to?partNumber=1&uploadId=u bytes=0-9",
    "PUT /school/to?partNumber=2&uploadId=u bytes=10-19",
    "PUT /school/to?partNumber=3&uploadId=u bytes=20-24",
    "POST /school/to?uploadId=u",
    "HEAD /school/to",
  ]);
});

test("parts of a copy that fails are not left in the bucket", async () => {
  const { asked, copy } = await aBucket({ bytes: 25, refusing: "bytes=10-19" });
  await expect(copy()).rejects.toThrow();
  expect(asked.slice(-2)).toEqual(["DELETE /school/to?uploadId=u", "DELETE /school/to"]);
});

test("a small object is copied at once, and one that came by half is no copy", async () => {
  const { asked, copy } = await aBucket({ bytes: 5, copied: 4 });
  await expect(copy()).rejects.toThrow("by half");
  expect(asked).toEqual(["HEAD /school/from", "PUT /school/to", "HEAD /school/to", "DELETE /school/to"]);
});

test("a copy that cannot be looked at is not left under its name", async () => {
  const { asked, copy } = await aBucket({ bytes: 5, isHeadLost: true });
  await expect(copy()).rejects.toThrow();
  expect(asked.at(-1)).toBe("DELETE /school/to");
});

const digest = (letter: string, more = {}) => ({ etag: `"${letter.repeat(32)}"`, ...more });
const KMS = { "x-amz-server-side-encryption": "aws:kms" };

test("one of the same length with other bytes is no copy", async () => {
  const { asked, copy } = await aBucket({ bytes: 5, headers: [digest("a"), digest("b")] });
  await expect(copy()).rejects.toThrow("by half");
  expect(asked.at(-1)).toBe("DELETE /school/to");
});

test.each([
  ["the same digests", [digest("a"), digest("a")]],
  ["digests that are not of the bytes", [digest("a", KMS), digest("b", KMS)]],
  ["a digest of parts", [{ etag: `"${"a".repeat(32)}-2"` }, digest("b")]],
  ["no digests", [{}, {}]],
])("one of the same length with %s is a copy", async (_, headers) => {
  const { copy } = await aBucket({ bytes: 5, headers });
  await copy();
});
