import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openBatch, type ReceivedBatch, sealedBatch, type UnreadableBatch } from '../../src/central/batch.ts';
import { BAC_LIEU, NOON, pushText, testTill, tillIdentity } from '../support/testCentre.ts';

function readBatch(body: Buffer): ReceivedBatch | UnreadableBatch {
  const sealed = sealedBatch(body);
  return 'unreadable' in sealed ? sealed : openBatch(sealed);
}

function aBatch(): string {
  const till = testTill({ url: '', now: () => NOON, ...tillIdentity(), number: 1, entries: [], outlet: BAC_LIEU });
  till.sell();
  till.sell();
  return pushText(till, till.entries, { fromSeq: 1, toSeq: 2 });
}

test('a batch is read with each entry’s bytes as they came', () => {
  const text = aBatch();
  const batch = readBatch(Buffer.from(text));
  expect('entries' in batch && batch.entries.map(({ bytes }) => bytes.toString())).toEqual(
    text.trimEnd().split('\n').slice(1),
  );
});

test('a batch packed in several pieces, as gzip allows, is the same batch', () => {
  const text = Buffer.from(aBatch());
  fc.assert(
    fc.property(fc.integer({ min: 1, max: text.length - 1 }), (at) => {
      const packed = Buffer.concat([gzipSync(text.subarray(0, at)), gzipSync(text.subarray(at))]);
      expect(readBatch(packed)).toEqual(readBatch(text));
    }),
    { numRuns: 50 },
  );
});

test('a batch that lies about the size it unpacks to is not read', () => {
  const packed = gzipSync(aBatch());
  for (const told of [0, 1, 0xffff_ffff]) {
    packed.writeUInt32LE(told, packed.length - 4);
    expect(readBatch(packed)).toEqual({ unreadable: 'malformed' });
  }
});

test('whatever bytes come, it is a batch or it says why not', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(readBatch(Buffer.from(bytes))).toHaveProperty('unreadable');
    }),
  );
});

test('a batch with one byte changed is read with another hash, or not at all', () => {
  const text = Buffer.from(aBatch());
  const read = readBatch(text);
  const hashes = 'entries' in read ? read.entries.map(({ hash }) => hash) : [];
  const entriesAt = text.indexOf('\n') + 1;
  fc.assert(
    fc.property(fc.integer({ min: entriesAt, max: text.length - 2 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = Buffer.from(text);
      changed[at] = (changed[at] ?? 0) ^ by;
      const outcome = readBatch(changed);
      if ('entries' in outcome) expect(outcome.entries.map(({ hash }) => hash)).not.toEqual(hashes);
    }),
    { numRuns: 500 },
  );
});
