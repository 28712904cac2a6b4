import type { FileKind } from "@/prisma/generated/enums";

/** What was found out about an uploaded file; its content is in the store under the key, its row is `storeFile`'s. */
export type Intake = {
  key: string;
  kind: FileKind;
  mediaType: string;
  /** The name it was uploaded under, made fit to save: no path, and the ending its content calls for. */
  name: string;
  /** Of what is kept: of a picture, its sizes together. */
  bytes: number;
  /** Of what was uploaded. */
  sha256: string;
  width: number | null;
  height: number | null;
  durationSeconds: number | null;
  hasSound: boolean | null;
};

/**
 * Looks into an uploaded file, never trusting its name, and puts what pages need of it into the store. Refuses, in a
 * sentence naming the file, what is not one of the kinds, too large, damaged, empty or dangerous. The uploaded file itself
 * stays where it is: whoever received it discards it.
 */
export async function takeIn(_path: string, _name: string, _kinds: readonly FileKind[]): Promise<Intake> {
  throw new Error("not built yet");
}
