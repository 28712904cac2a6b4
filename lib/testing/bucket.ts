import { mkdtemp, rm } from "node:fs/promises";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import S3rver from "s3rver";

/** A real S3 server on this machine with an empty bucket, and the settings that lead to it. */
export async function aBucketServer() {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  const directory = await mkdtemp(path.join(tmpdir(), "bucket-"));
  const server = new S3rver({
    port: 0,
    address: "127.0.0.1",
    silent: true,
    directory,
    configureBuckets: [{ name: "school", configs: [] }],
  });
  const { port } = (await server.run()) as AddressInfo;
  return {
    settings: {
      S3_BUCKET: "school",
      S3_ENDPOINT: `http://127.0.0.1:${port}`,
      S3_REGION: "us-east-1",
      S3_ACCESS_KEY_ID: "S3RVER",
      S3_SECRET_ACCESS_KEY: "S3RVER",
      S3_PREFIX: "party",
      S3_PATH_STYLE: true,
    },
    async stop() {
      await server.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Stands before such a server and refuses to delete, as a policy without DeleteObject does. Gives its address. */
export async function refusingToDelete(endpoint: string) {
  const server = createServer((request, response) => {
    if (request.method === "DELETE") {
      response.writeHead(403, { "content-type": "application/xml" });
      return response.end("<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>");
    }
    const { method, headers } = request;
    const onward = ask(new URL(request.url!, endpoint), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers);
      answer.pipe(response);
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
