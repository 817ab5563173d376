import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readCarrier } from '../../../../src/shared/barcode/gs1/carrier.ts';

const vectors = join(import.meta.dirname, '../../../support/vectors');
const Verdict = z.object({ scan: z.string(), ok: z.boolean(), ai: z.string().nullable() });

const given = z
  .array(Verdict.extend({ src: z.string(), elements: z.array(z.tuple([z.string(), z.string()])).nullable() }))
  .parse(JSON.parse(readFileSync(join(vectors, 'gs1-scans.json'), 'utf8')));
const made = readFileSync(join(vectors, 'gs1-engine.ndjson'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => Verdict.parse(JSON.parse(line)));

/** As the engine writes what it read: `(01)08938507000006(10)L02`. */
function bracketed(scan: string): string | null {
  const read = readCarrier(scan);
  if (read.carried !== 'elements') return null;
  return read.elements.map(([ai, value]) => `(${ai})${value.replaceAll('(', String.raw`\(`)}`).join('');
}

const verdict = (scan: string) => ({ scan, ok: readCarrier(scan).carried !== 'fault', ai: bracketed(scan) });

describe('GS1’s engine and we agree', () => {
  it.each(given)('on $src: $scan', ({ scan, ok, ai, elements }) => {
    expect(verdict(scan)).toEqual({ scan, ok, ai });
    const read = readCarrier(scan);
    expect(read.carried === 'elements' ? read.elements : null).toEqual(elements);
  });

  it('on scans made after its dictionary, whole and damaged', () => {
    const differing = made.filter((line) => JSON.stringify(verdict(line.scan)) !== JSON.stringify(line));
    expect(differing).toEqual([]);
    expect(made.length).toBeGreaterThan(1_700);
  });
});
