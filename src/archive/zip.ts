import { pipeline, Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';
import { behind, ending, LARGEST, type Listed, localHeader } from './zipRecords.ts';

/** A file of an archive: its path, and its text as it comes. */
export type ZipPart = { readonly path: string; readonly text: Iterable<string> | AsyncIterable<string> };

/** More than a zip without the records of Zip64 can say. */
export class TooLargeForZip extends Error {}

/**
 * A zip archive as a stream of bytes: nothing is held but what is being packed, and the packing is done on Node's other
 * threads. So a journal of any length goes out beside a till that sells.
 * @throws TooLargeForZip past 4 GiB
 */
export async function* zipOf(parts: Iterable<ZipPart> | AsyncIterable<ZipPart>): AsyncGenerator<Uint8Array> {
  const files: Listed[] = [];
  let at = 0;
  for await (const { path, text } of parts) {
    const begins = at;
    const header = localHeader(path);
    yield header;
    let [crc, size, packed] = [0, 0, 0];
    const counted = bytesOf(text, (bytes) => {
      crc = crc32(bytes, crc);
      size += bytes.length;
    });
    for await (const bytes of deflated(counted)) {
      packed += bytes.length;
      yield bytes;
    }
    const file = { name: path, crc, packed, size, at: begins, sizesBehind: true };
    const end = behind(file);
    yield end;
    at += header.length + packed + end.length;
    if (at > LARGEST || size > LARGEST) throw new TooLargeForZip(`${path} ends past 4 GiB`);
    files.push(file);
  }
  yield ending(files, at);
}

/** Bytes to pack at once: enough that threads are worth their while, little enough to make between two turns of the counter. */
const PIECE = 64 * 1_024;

async function* bytesOf(text: ZipPart['text'], seen: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  let waiting = '';
  for await (const more of text) {
    waiting += more;
    if (waiting.length < PIECE) continue;
    const bytes = Buffer.from(waiting);
    waiting = '';
    seen(bytes);
    yield bytes;
  }
  const bytes = Buffer.from(waiting);
  seen(bytes);
  yield bytes;
}

async function* deflated(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const packing = createDeflateRaw();
  // Whatever ends early ends the other side, too: an error here is thrown where the bytes are read.
  pipeline(Readable.from(content, { objectMode: true }), packing, () => undefined);
  yield* packing as AsyncIterable<Buffer>;
}
