import type { FileSink } from "@videoflow/renderer-media";

/** A part of the file; parts do not overlap. */
interface Piece {
  readonly position: number;
  readonly blob: Blob;
}

/**
 * Gathers a file as a Blob of many parts. The browser may keep each of them where it likes, on disk if need be, and the
 * file never has to lie in memory in one piece.
 */
export class BlobSink implements FileSink {
  /** In order of position. */
  #pieces: Piece[] = [];

  async write(data: Uint8Array, position: number): Promise<void> {
    const end = position + data.length;
    // Parts mostly come one after the other: what lies before the new one is found from the end.
    let first = this.#pieces.length;
    while (first > 0 && endOf(this.#pieces[first - 1]) > position) first--;
    const later = this.#pieces.slice(first).flatMap((piece) => [...before(piece, position), ...after(piece, end)]);
    const piece = { position, blob: new Blob([data as Uint8Array<ArrayBuffer>]) };
    this.#pieces.splice(first, Number.POSITIVE_INFINITY, ...[...later, piece].sort((a, b) => a.position - b.position));
  }

  /** The file; what was never written is zeros. */
  file(type: string): Blob {
    const parts: BlobPart[] = [];
    let end = 0;
    for (const piece of this.#pieces) {
      if (piece.position > end) parts.push(new Uint8Array(piece.position - end));
      parts.push(piece.blob);
      end = endOf(piece);
    }
    return new Blob(parts, { type });
  }
}

function endOf(piece: Piece | undefined): number {
  return piece ? piece.position + piece.blob.size : 0;
}

/** What of a piece lies before a position. */
function before({ position, blob }: Piece, limit: number): Piece[] {
  return position < limit ? [{ position, blob: blob.slice(0, limit - position) }] : [];
}

/** What of a piece lies from a position on. */
function after({ position, blob }: Piece, limit: number): Piece[] {
  const from = Math.max(0, limit - position);
  return from < blob.size ? [{ position: position + from, blob: blob.slice(from) }] : [];
}
