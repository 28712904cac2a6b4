import { createHash, randomBytes } from "node:crypto";
import sharp from "sharp";
import { type Actor, SYSTEM } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db";
import { attachFile } from "@/lib/files/attachments/commands";
import type { Owner } from "@/lib/files/attachments/schema";
import { storeFile } from "@/lib/files/commands";
import type { Intake } from "@/lib/files/intake";
import type { FileKind } from "@/prisma/generated/enums";

const MADE: Record<FileKind, Pick<Intake, "mediaType" | "name" | "width" | "height">> = {
  PICTURE: { mediaType: "image/webp", name: "测试照片.jpg", width: 1200, height: 900 },
  VIDEO: { mediaType: "video/mp4", name: "测试视频.mp4", width: 1280, height: 720 },
  DOCUMENT: { mediaType: "application/pdf", name: "测试文件.pdf", width: null, height: null },
};

/** What was found out about a file nobody else has; a photograph unless said otherwise. Its content is nowhere. */
export function anIntake(overrides: Partial<Intake> = {}): Intake {
  const kind = overrides.kind ?? "PICTURE";
  return {
    key: randomBytes(24).toString("base64url"),
    kind,
    ...MADE[kind],
    bytes: 123_456,
    sha256: createHash("sha256").update(randomBytes(32)).digest("hex"),
    durationSeconds: kind === "VIDEO" ? 200 : null,
    hasSound: kind === "VIDEO" ? true : null,
    ...overrides,
  };
}

/** Stores what was taken in, which noted its folder before. */
export async function storeIntake(tx: Tx, intake: Intake, actor: Actor = SYSTEM): Promise<number> {
  await tx.unclaimedFolder.create({ data: { key: intake.key } });
  return storeFile(tx, actor, intake);
}

/** A stored file with a content of its own. */
export async function aStoredFile(tx: Tx, overrides: Partial<Intake> = {}, actor: Actor = SYSTEM) {
  const id = await storeIntake(tx, anIntake(overrides), actor);
  return tx.storedFile.findUniqueOrThrow({ where: { id } });
}

/** A file with a content of its own on a record. */
export async function anAttachment(tx: Tx, owner: Owner, overrides: Partial<Intake> = {}, actor: Actor = SYSTEM) {
  const intake = anIntake(overrides);
  const fileId = await storeIntake(tx, intake, actor);
  const { id } = await attachFile(tx, actor, { owner, fileId, name: intake.name });
  return tx.attachment.findUniqueOrThrow({ where: { id } });
}

/** A real JPEG unlike any other: noise in small squares. */
export function aJpeg({ width = 640, height = 480 } = {}): Promise<Buffer> {
  const raw = { width: 8, height: 6, channels: 3 } as const;
  return sharp(randomBytes(raw.width * raw.height * raw.channels), { raw })
    .resize(width, height, { kernel: "nearest" })
    .jpeg()
    .toBuffer();
}
