import { inflateRawSync } from 'node:zlib';

/** PKWARE APPNOTE 6.3: signatures, and sizes of the records before their names. */
const LOCAL = { signature: 0x04034b50, size: 30 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };

/** More parts than any workbook of one list has. */
const MOST_PARTS = 1_000;
/** Bytes of all parts, whatever sizes the archive claims. */
const MOST_UNPACKED = 20 * 1024 * 1024;

/**
 * The wanted parts of an archive by their paths; sizes are counted while unpacking, never believed.
 * @returns undefined where it is damaged or unpacks to too much
 */
export function unzip(bytes: Uint8Array, wanted: (path: string) => boolean): Map<string, string> | undefined {
  try {
    return partsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), wanted);
  } catch {
    // zlib over what is no deflated data, or too much of it; a record beyond the end. Its only input is the file.
    return undefined;
  }
}

function partsOf(zip: Buffer, wanted: (path: string) => boolean): Map<string, string> | undefined {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || zip.readUInt32LE(end) !== END.signature) return undefined;
  const count = zip.readUInt16LE(end + 10);
  if (count > MOST_PARTS) return undefined;
  const parts = new Map<string, string>();
  let left = MOST_UNPACKED;
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (zip.readUInt32LE(at) !== CENTRAL.signature) return undefined;
    const name = at + CENTRAL.size;
    const nameEnd = name + zip.readUInt16LE(at + 28);
    const path = zip.toString('utf8', name, nameEnd);
    if (wanted(path)) {
      const content = contentOf(zip, at, left);
      if (!content) return undefined;
      left -= content.length;
      parts.set(path, content.toString('utf8'));
    }
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}

/** 0 = stored, 8 = deflated: the only two that spreadsheet programs write. @param at its record in the directory */
function contentOf(zip: Buffer, at: number, limit: number): Buffer | undefined {
  const method = zip.readUInt16LE(at + 10);
  const size = zip.readUInt32LE(at + 20);
  const local = zip.readUInt32LE(at + 42);
  if (zip.readUInt32LE(local) !== LOCAL.signature) return undefined;
  const from = local + LOCAL.size + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(from, from + size);
  if (packed.length !== size || limit <= 0) return undefined;
  if (method === 8) return inflateRawSync(packed, { maxOutputLength: limit });
  return method === 0 && size <= limit ? packed : undefined;
}
