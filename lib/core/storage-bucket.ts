import path from "node:path";
import type { Readable } from "node:stream";
import { GetObjectCommand, HeadObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import { AwsS3StorageAdapter } from "@flystorage/aws-s3";
import { FileStorage } from "@flystorage/file-storage";
import type { FileStore } from "./storage";

type Settings = {
  S3_BUCKET: string;
  S3_ENDPOINT?: string | undefined;
  S3_REGION: string;
  S3_ACCESS_KEY_ID?: string | undefined;
  S3_SECRET_ACCESS_KEY?: string | undefined;
  S3_PREFIX: string;
  S3_PATH_STYLE: boolean;
};

/** Files in an S3-compatible bucket. Who may read them is the bucket's own affair: it must not be public. */
export function bucketStore(settings: Settings): FileStore {
  const [client, Bucket] = [clientFor(settings), settings.S3_BUCKET];
  const adapter = new AwsS3StorageAdapter(client, {
    bucket: Bucket,
    prefix: settings.S3_PREFIX,
    // Left alone, four parts of every upload would wait in memory.
    uploadConfiguration: { queueSize: 1 },
  });
  const storage = new FileStorage(adapter);
  const at = (file: string) => ({ Bucket, Key: path.posix.join(settings.S3_PREFIX, file) });

  return {
    // A bucket keeps an object when all of it has come. Told the type, the library need not look for it.
    write: (file, contents) => storage.write(file, contents, { mimeType: "application/octet-stream" }),

    // The library reads whole files only.
    async read(file, range) {
      const Range = range && `bytes=${range.start}-${range.end}`;
      const answer = await client.send(new GetObjectCommand({ ...at(file), Range })).catch(nullWhenMissing);
      return answer && (answer.Body as Readable);
    },

    async size(file) {
      const answer = await client.send(new HeadObjectCommand(at(file))).catch(nullWhenMissing);
      return answer && (answer.ContentLength ?? 0);
    },

    // One by one: to remove several at once, other makers than Amazon ask for a checksum that its client no longer sends.
    async removeFolder(folder) {
      for await (const { path: file } of storage.list(folder, { deep: true })) await storage.deleteFile(file);
    },
  };
}

function clientFor(settings: Settings): S3Client {
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  return new S3Client({
    region: settings.S3_REGION,
    forcePathStyle: settings.S3_PATH_STYLE,
    ...(settings.S3_ENDPOINT && { endpoint: settings.S3_ENDPOINT }),
    ...(accessKeyId && secretAccessKey && { credentials: { accessKeyId, secretAccessKey } }),
    // Amazon's newer checksums are not understood by every other maker.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
  });
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
  throw error;
}
