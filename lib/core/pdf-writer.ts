import { createHash } from "node:crypto";
import type { PdfObject } from "./pdf-objects";

/** Writes objects one after the other and remembers where each begins. What it gives is to be written in that order. */
export class PdfWriter {
  #position = 0;
  #offsets: number[] = [];
  #digest = createHash("sha256");

  header(bytes: Uint8Array): Buffer {
    return this.#passed(Buffer.from(bytes));
  }

  object(number: number, { text, stream }: PdfObject): Buffer {
    this.#offsets[number] = this.#position;
    const parts = stream ? ["\nstream\n", stream, "\nendstream"] : [];
    const pieces = [`${number} 0 obj\n${text}`, ...parts, "\nendobj\n\n"];
    return this.#passed(
      Buffer.concat(pieces.map((piece) => (typeof piece === "string" ? Buffer.from(piece, "latin1") : piece))),
    );
  }

  /** Tells files apart whose bytes so far are different, as the compiler's own do: 24 characters. */
  identity(): string {
    return this.#digest.copy().digest().subarray(0, 16).toString("base64");
  }

  /** The table of all objects, which must have been written from 1 on without a gap. `trailer` is told how many entries it has. */
  end(trailer: (size: number) => string): Buffer {
    const size = this.#offsets.length;
    const entries = Array.from({ length: size - 1 }, (_, index) => {
      const offset = this.#offsets[index + 1];
      if (offset === undefined) throw new Error(`object ${index + 1} of a PDF was not written`);
      return `${String(offset).padStart(10, "0")} 00000 n\r\n`;
    });
    const table = `xref\n0 ${size}\n0000000000 65535 f\r\n${entries.join("")}`;
    return Buffer.from(`${table}trailer\n${trailer(size)}\nstartxref\n${this.#position}\n%%EOF`, "latin1");
  }

  #passed(bytes: Buffer): Buffer {
    this.#position += bytes.length;
    this.#digest.update(bytes);
    return bytes;
  }
}
