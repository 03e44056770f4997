/** One regular file of a tar archive. */
export interface TarFile {
  /** Path inside the archive, `/` between its parts. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;

/** The regular files of a POSIX ustar archive (IEEE Std 1003.1, pax "ustar Interchange Format"); links and folders are left out. */
export function readTar(archive: Uint8Array): TarFile[] {
  const files: TarFile[] = [];
  for (let offset = 0; offset + BLOCK <= archive.length; ) {
    const header = archive.subarray(offset, offset + BLOCK);
    const name = text(header, 0, 100);
    if (name === "") break; // Two blocks of zeros end an archive.
    const prefix = text(header, 345, 155);
    const path = prefix === "" ? name : `${prefix}/${name}`;
    const size = Number.parseInt(text(header, 124, 12), 8);
    const start = offset + BLOCK;
    if (!(size >= 0) || start + size > archive.length) throw new Error(`damaged tar archive at byte ${offset}`);
    const kind = header[156];
    if (kind === 0x30 || kind === 0) files.push({ path, bytes: archive.subarray(start, start + size) });
    offset = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

/** A field of a header: ASCII, ended by a zero byte or by its length. */
function text(header: Uint8Array, start: number, length: number): string {
  const field = Buffer.from(header.subarray(start, start + length)).toString("latin1");
  return field.slice(0, Math.max(0, `${field}\0`.indexOf("\0"))).trim();
}
