import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { NotAJournal } from './fileHeader.ts';
import { CHUNK } from './lines.ts';
import { fromUtf8 } from './text.ts';

/** PKWARE APPNOTE 6.3: signatures, and sizes of the records before their names. */
const LOCAL = { signature: 0x04034b50, size: 30 };
const CENTRAL = { signature: 0x02014b50, size: 46 };
const END = { signature: 0x06054b50, size: 22 };
/** Two for each till, and five more. */
const MOST_FILES = 20_005;
const ENCRYPTED = 1;
const DEFLATED = 8;

/** A file within the archive. @throws NotAJournal where its bytes are not those the archive was made with */
export type ZippedFile = { readonly name: string; readonly size: number; readonly read: () => AsyncGenerator<Buffer> };

type Record = {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly at: number;
};

/**
 * The files of a zip archive, by name. Nothing is ever written to the disk, and nothing that the archive claims is believed: each
 * file's bytes are counted and summed while they are read.
 * @throws NotAJournal where it is damaged, encrypted, or holds a name that leads out of it
 */
export async function zipFiles(file: string): Promise<Map<string, ZippedFile>> {
  const { list, at } = await directory(file);
  const records = recordsIn(list);
  refuseOverlaps(records, at);
  const files = new Map<string, ZippedFile>();
  for (const record of records) {
    if (files.has(record.name)) throw new NotAJournal(`the archive holds ${record.name} twice`);
    files.set(record.name, { name: record.name, size: record.size, read: () => contentOf(file, record) });
  }
  return files;
}

/** Reads a file to its end for nothing but its sum. */
export async function proveSum({ read }: ZippedFile): Promise<void> {
  for await (const _ of read());
}

/** Whether a file begins as archives do. */
export async function isZip(file: string): Promise<boolean> {
  const start = await bytesAt(file, 0, 4);
  return start.length === 4 && start.readUInt32LE(0) === LOCAL.signature;
}

async function directory(file: string): Promise<{ readonly list: Buffer; readonly at: number }> {
  const { bytes: record, from: end } = await bytesFromEnd(file, END.size);
  if (record.length < END.size || record.readUInt32LE(0) !== END.signature) {
    throw new NotAJournal('the archive’s end is missing: it was cut off, or something stands behind it');
  }
  const [size, at] = [record.readUInt32LE(12), record.readUInt32LE(16)];
  if (at + size !== end) throw new NotAJournal('the archive’s list of files is not where it should be');
  return { list: await bytesAt(file, at, size), at };
}

function recordsIn(list: Buffer): Record[] {
  const records: Record[] = [];
  for (let at = 0; at < list.length; ) {
    if (
      at + CENTRAL.size > list.length ||
      list.readUInt32LE(at) !== CENTRAL.signature ||
      records.length >= MOST_FILES
    ) {
      throw new NotAJournal('the archive’s list of files is damaged');
    }
    const nameEnd = at + CENTRAL.size + list.readUInt16LE(at + 28);
    if (list.readUInt16LE(at + 8) & ENCRYPTED) throw new NotAJournal('the archive is encrypted');
    records.push({
      name: safeName(list.subarray(at + CENTRAL.size, nameEnd)),
      method: list.readUInt16LE(at + 10),
      crc: list.readUInt32LE(at + 16),
      packed: list.readUInt32LE(at + 20),
      size: list.readUInt32LE(at + 24),
      at: list.readUInt32LE(at + 42),
    });
    at = nameEnd + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return records;
}

/** A name that leads out of the folder somebody unpacks to is an attack on them, whatever else is right. */
function safeName(bytes: Buffer): string {
  let name = '';
  try {
    name = fromUtf8(bytes);
  } catch {
    throw new NotAJournal('the archive holds a name that is no text');
  }
  const isSafe = !/[\\:\0]/.test(name) && name.split('/').every((step) => step !== '' && step !== '.' && step !== '..');
  if (!isSafe) throw new NotAJournal(`the archive holds a name that leads out of it: ${JSON.stringify(name)}`);
  return name;
}

/** Files that share bytes unpack to far more than there is. */
function refuseOverlaps(records: readonly Record[], end: number): void {
  let free = 0;
  for (const { name, at, packed } of records.toSorted((a, b) => a.at - b.at)) {
    if (at < free || at + LOCAL.size + packed > end) throw new NotAJournal(`${name} lies where another file does`);
    free = at + LOCAL.size + packed;
  }
}

async function* contentOf(file: string, record: Record): AsyncGenerator<Buffer> {
  const from = await contentAt(file, record);
  let [size, crc] = [0, 0];
  try {
    for await (const bytes of unpacked(file, from, record)) {
      size += bytes.length;
      crc = crc32(bytes, crc);
      if (size > record.size) break;
      yield bytes;
    }
  } catch (error) {
    throw new NotAJournal(`${record.name} in the archive is damaged: ${(error as Error).message}`, { cause: error });
  }
  if (size !== record.size || crc !== record.crc) {
    throw new NotAJournal(`${record.name} in the archive is damaged: its sum is another`);
  }
}

async function contentAt(file: string, { name, at }: Record): Promise<number> {
  const local = await bytesAt(file, at, LOCAL.size);
  if (local.length < LOCAL.size || local.readUInt32LE(0) !== LOCAL.signature) {
    throw new NotAJournal(`${name} is not where the archive says`);
  }
  const nameLength = local.readUInt16LE(26);
  const named = await bytesAt(file, at + LOCAL.size, nameLength);
  if (named.toString('utf8') !== name) throw new NotAJournal(`${name} has another name in its own place`);
  return at + LOCAL.size + nameLength + local.readUInt16LE(28);
}

function unpacked(file: string, start: number, { method, packed }: Record): AsyncIterable<Buffer> {
  if (packed === 0) return none();
  const bytes = createReadStream(file, { start, end: start + packed - 1, highWaterMark: CHUNK });
  if (method === 0) return bytes as AsyncIterable<Buffer>;
  if (method !== DEFLATED) throw new Error(`packed by method ${method}, which is unknown here`);
  const inflating = createInflateRaw({ chunkSize: CHUNK });
  pipeline(bytes, inflating, () => undefined);
  return inflating as AsyncIterable<Buffer>;
}

async function* none(): AsyncGenerator<Buffer> {}

async function bytesAt(file: string, at: number, length: number): Promise<Buffer> {
  const handle = await opened(file);
  try {
    const bytes = Buffer.alloc(Math.min(length, Math.max(0, (await handle.stat()).size - at)));
    const { bytesRead } = await handle.read(bytes, 0, bytes.length, at);
    return bytes.subarray(0, bytesRead);
  } catch (error) {
    throw new NotAJournal((error as Error).message, { cause: error });
  } finally {
    await handle.close();
  }
}

async function bytesFromEnd(file: string, length: number): Promise<{ readonly bytes: Buffer; readonly from: number }> {
  const handle = await opened(file);
  const { size } = await handle.stat();
  await handle.close();
  const from = Math.max(0, size - length);
  return { bytes: await bytesAt(file, from, length), from };
}

async function opened(file: string): ReturnType<typeof open> {
  try {
    return await open(file, 'r');
  } catch (error) {
    throw new NotAJournal((error as Error).message, { cause: error });
  }
}
