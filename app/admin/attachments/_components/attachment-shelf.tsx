import type { Viewer } from "@/lib/core/viewer";
import type { FileKind } from "@/prisma/generated/enums";

export type AttachmentShelfProps = {
  viewer: Viewer;
  owner: { type: "teaching-point" | "route" | "course" | "ceremony" | "lecturer"; id: number };
  kinds: readonly FileKind[];
  isEditable: boolean;
};

/** The photographs, videos and documents of a record, with everything that is done to them. */
export async function AttachmentShelf(_props: AttachmentShelfProps) {
  return <section aria-label="照片与文件" />;
}
