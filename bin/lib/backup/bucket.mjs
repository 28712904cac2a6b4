import { posix } from "node:path";
import { Readable } from "node:stream";
import { S3Client } from "@aws-sdk/client-s3";
import { AwsS3StorageAdapter } from "@flystorage/aws-s3";
import { FileStorage } from "@flystorage/file-storage";
import { copied } from "./blocks.mjs";
import { copyWithin } from "./bucket-copy.mjs";

/**
 * A folder in an S3-compatible bucket. `setting` gives S3_ENDPOINT, S3_REGION and so on, as lib/core/storage-bucket.ts means them.
 * @param {(name: string) => string | undefined} setting
 * @param {{ bucket: string; prefix: string }} place
 */
export function openBucket(setting, { bucket, prefix }) {
  const [accessKeyId, secretAccessKey] = [setting("S3_ACCESS_KEY_ID"), setting("S3_SECRET_ACCESS_KEY")];
  const client = new S3Client({
    region: setting("S3_REGION") || "us-east-1",
    forcePathStyle: !["false", "0", "no", "off", "n", "disabled"].includes(
      setting("S3_PATH_STYLE")?.toLowerCase() ?? "",
    ),
    ...(setting("S3_ENDPOINT") && { endpoint: setting("S3_ENDPOINT") }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    // Amazon's newer checksums are not understood by every other maker.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
  const uploadConfiguration = { queueSize: 1, partSize: PART };
  const storage = new FileStorage(new AwsS3StorageAdapter(client, { bucket, prefix, uploadConfiguration }));
  return {
    /**
     * An object is there when all of it has come, or not at all.
     * @param {string} path
     * @param {import("./entries.mjs").Source} source
     */
    write: (path, source) =>
      storage.write(path, Readable.from(copied(source)), { mimeType: "application/octet-stream" }),
    /** @param {string} path */
    read: (path) => later(() => storage.read(path)),
    /** @param {string} path */
    remove: (path) => storage.deleteFile(path),
    /**
     * Its bytes stay in the bucket: the maker of the bucket gives them a second name.
     * @param {string} from
     * @param {string} to
     */
    copy: (from, to) => copyWithin(client, { bucket, from: posix.join(prefix, from), to: posix.join(prefix, to) }),
    /** @param {string} folder */
    async list(folder) {
      const found = [];
      for await (const entry of storage.list(folder, { deep: true })) if (entry.isFile) found.push(entry);
      return found;
    },
    /** @param {(path: string) => boolean} isOne */
    async isWithout(isOne) {
      for await (const entry of storage.list("", { deep: true })) if (entry.isFile && isOne(entry.path)) return false;
      return true;
    },
  };
}

/** An upload has ten thousand parts at most: together 160 GB. One of them waits in memory. */
const PART = 16 << 20;

/**
 * A stream that is asked for when it is read.
 * @param {() => Promise<AsyncIterable<Uint8Array>>} open
 */
async function* later(open) {
  yield* await open();
}
