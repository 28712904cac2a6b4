import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  HeadObjectCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";

/** @import { HeadObjectCommandOutput, S3Client } from "@aws-sdk/client-s3" */

/** More than this some makers do not copy at once. An object has ten thousand parts at most. */
const AT_ONCE = 1 << 30;

/**
 * Gives an object of a bucket a second name. It is there when all of it is, or not at all. `atOnce` in bytes.
 * @param {S3Client} client
 * @param {{ bucket: string; from: string; to: string; atOnce?: number }} names
 */
export async function copyWithin(client, { bucket, from, to, atOnce = AT_ONCE }) {
  const source = { Bucket: bucket, CopySource: `${bucket}/${from.split("/").map(encodeURIComponent).join("/")}` };
  const original = await headOf(client, { Bucket: bucket, Key: from });
  const bytes = original.ContentLength ?? 0;
  const copy = { Bucket: bucket, Key: to };
  try {
    if (bytes <= atOnce) await client.send(new CopyObjectCommand({ ...source, Key: to }));
    else await copyInParts(client, { source, key: to, bytes, atOnce });
    if (!isSame(original, await headOf(client, copy))) throw new Error(`the bucket copied ${from} to ${to} by half`);
  } catch (error) {
    // Also where only the answer was lost: under its name it would be taken for whole.
    await client.send(new DeleteObjectCommand(copy)).catch(() => {});
    throw error;
  }
}

/**
 * @param {S3Client} client
 * @param {{ source: { Bucket: string; CopySource: string }; key: string; bytes: number; atOnce: number }} what
 */
async function copyInParts(client, { source, key, bytes, atOnce }) {
  const object = { Bucket: source.Bucket, Key: key };
  const { UploadId } = await client.send(new CreateMultipartUploadCommand(object));
  const upload = { ...object, UploadId };
  try {
    /** @type {{ PartNumber: number; ETag: string | undefined }[]} */
    const Parts = [];
    for (let at = 0; at < bytes; at += atOnce) {
      const CopySourceRange = `bytes=${at}-${Math.min(at + atOnce, bytes) - 1}`;
      const PartNumber = Parts.length + 1;
      const part = await client.send(new UploadPartCopyCommand({ ...source, ...upload, PartNumber, CopySourceRange }));
      Parts.push({ PartNumber, ETag: part.CopyPartResult?.ETag });
    }
    await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  } catch (error) {
    await client.send(new AbortMultipartUploadCommand(upload)).catch(() => {});
    throw error;
  }
}

/** @param {S3Client} client @param {{ Bucket: string; Key: string }} object */
const headOf = (client, object) => client.send(new HeadObjectCommand(object));

/**
 * The digests too where both have one of all their bytes: not what came in parts, nor what the bucket encrypts with a key of its owner.
 * @param {HeadObjectCommandOutput} original
 * @param {HeadObjectCommandOutput} copy
 */
function isSame(original, copy) {
  if (original.ContentLength !== copy.ContentLength) return false;
  const digests = [original, copy].map(digestOf);
  return digests.includes(undefined) || digests[0] === digests[1];
}

/** @param {HeadObjectCommandOutput} head */
function digestOf({ ETag, ServerSideEncryption, SSECustomerAlgorithm }) {
  if (SSECustomerAlgorithm || (ServerSideEncryption && ServerSideEncryption !== "AES256")) return undefined;
  return ETag?.match(/^"?([0-9a-f]{32})"?$/i)?.[1]?.toLowerCase();
}
