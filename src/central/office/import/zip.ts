import { crc32, inflateRawSync } from 'node:zlib';

/** PKWARE APPNOTE 6.3: signatures and the fixed sizes of the records after which the variable parts follow. */
const LOCAL = { signature: 0x04034b50, size: 30 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };
const LONGEST_COMMENT = 0xffff;

export type ZipFault = 'broken' | 'too-large';
export type ZipFile = { readonly path: string; readonly content: Uint8Array };

export type ZipBounds = {
  /** Most entries an archive may list. */
  readonly entries: number;
  /** Most bytes that all wanted entries may unpack to, whatever sizes the archive claims. */
  readonly unpacked: number;
};

/** Unpacks the wanted files of an archive within bounds. Sizes are counted while unpacking, never believed. */
export function unzip(bytes: Uint8Array, bounds: ZipBounds, wanted: (path: string) => boolean): ZipFile[] | ZipFault {
  try {
    return unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), bounds, wanted);
  } catch (error) {
    // Node's zlib: ERR_BUFFER_TOO_LARGE where maxOutputLength was met; any other is a damaged archive.
    const tooLarge = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return tooLarge ? 'too-large' : 'broken';
  }
}

function unpack(zip: Buffer, bounds: ZipBounds, wanted: (path: string) => boolean): ZipFile[] | ZipFault {
  const end = zip.lastIndexOf(signatureBytes(END.signature));
  if (end < 0 || end < zip.length - END.size - LONGEST_COMMENT) return 'broken';
  const count = zip.readUInt16LE(end + 10);
  if (count > bounds.entries) return 'too-large';

  const files: ZipFile[] = [];
  let left = bounds.unpacked;
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    const entry = centralEntry(zip, at);
    if (!entry) return 'broken';
    at = entry.next;
    if (!wanted(entry.path)) continue;
    if (left <= 0) return 'too-large';
    const content = contentOf(zip, entry, left);
    if (!content) return 'broken';
    left -= content.length;
    files.push({ path: entry.path, content });
  }
  return files;
}

type Entry = { path: string; method: number; packed: number; local: number; next: number };

function centralEntry(zip: Buffer, at: number): Entry | undefined {
  if (zip.readUInt32LE(at) !== CENTRAL.signature) return undefined;
  const name = at + CENTRAL.size;
  const nameLength = zip.readUInt16LE(at + 28);
  return {
    path: zip.toString('utf8', name, name + nameLength),
    method: zip.readUInt16LE(at + 10),
    packed: zip.readUInt32LE(at + 20),
    local: zip.readUInt32LE(at + 42),
    next: name + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32),
  };
}

/** 0 = stored, 8 = deflated: the only two that spreadsheet programs write. */
function contentOf(zip: Buffer, entry: Entry, limit: number): Uint8Array | undefined {
  if (zip.readUInt32LE(entry.local) !== LOCAL.signature) return undefined;
  const from = entry.local + LOCAL.size + zip.readUInt16LE(entry.local + 26) + zip.readUInt16LE(entry.local + 28);
  const packed = zip.subarray(from, from + entry.packed);
  if (packed.length !== entry.packed) return undefined;
  if (entry.method === 0) return packed;
  if (entry.method === 8) return inflateRawSync(packed, { maxOutputLength: limit });
  return undefined;
}

function signatureBytes(signature: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  return bytes;
}

/** An archive of these files and nothing else, uncompressed. */
export function zipOf(files: readonly ZipFile[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const local = Buffer.concat([localHeader(file), Buffer.from(file.path), file.content]);
    centrals.push(centralHeader(file, offset), Buffer.from(file.path));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  return Buffer.concat([...locals, directory, endRecord(files.length, directory.length, offset)]);
}

const UTF8_NAMES = 0x0800;
const VERSION_2 = 20;

function localHeader({ path, content }: ZipFile): Buffer {
  const header = Buffer.alloc(LOCAL.size);
  header.writeUInt32LE(LOCAL.signature, 0);
  header.writeUInt16LE(VERSION_2, 4);
  header.writeUInt16LE(UTF8_NAMES, 6);
  header.writeUInt32LE(crc32(content), 14);
  header.writeUInt32LE(content.length, 18);
  header.writeUInt32LE(content.length, 22);
  header.writeUInt16LE(Buffer.byteLength(path), 26);
  return header;
}

function centralHeader(file: ZipFile, offset: number): Buffer {
  const header = Buffer.alloc(CENTRAL.size);
  header.writeUInt32LE(CENTRAL.signature, 0);
  header.writeUInt16LE(VERSION_2, 4);
  // From "version needed" to the length of the name both headers read alike.
  localHeader(file).copy(header, 6, 4, 28);
  header.writeUInt32LE(offset, 42);
  return header;
}

function endRecord(count: number, directorySize: number, directoryAt: number): Buffer {
  const record = Buffer.alloc(END.size);
  record.writeUInt32LE(END.signature, 0);
  record.writeUInt16LE(count, 8);
  record.writeUInt16LE(count, 10);
  record.writeUInt32LE(directorySize, 12);
  record.writeUInt32LE(directoryAt, 16);
  return record;
}
