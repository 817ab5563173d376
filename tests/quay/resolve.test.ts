import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { checkDigit } from '../../src/shared/barcode/gtin.ts';
import { aDesk, aFolder } from '../support/aDesk.ts';

const Elements = z.array(z.tuple([z.string(), z.string()]));
const vectors = readFileSync(join(import.meta.dirname, '../support/vectors/gs1-scans.json'), 'utf8');
/** What GS1's engine says of scans (tests/support/vectors/README.md). */
const verdicts = z
  .array(z.object({ scan: z.string(), ok: z.boolean(), elements: Elements.nullable() }))
  .parse(JSON.parse(vectors));

/** The command line as a person or a script has it. */
function quay(args: readonly string[], input = '') {
  const run = spawnSync(process.execPath, ['src/quay/index.ts', 'resolve', ...args], { encoding: 'utf8', input });
  return { exit: run.status, said: run.stdout, complained: run.stderr };
}

/** A data folder with a till whose catalogue has salt by the piece and dried shrimp by weight, and is in use. */
function aShop(): string {
  const data = aFolder();
  mkdirSync(join(data, 'till'));
  aDesk(join(data, 'till'));
  return data;
}

describe('quay resolve', () => {
  test('answers each line of a scanner with a line of JSON, in its place', () => {
    const input =
      ']E02000000000015\r\n2100001003333\n\n]C1010200000000001510L\u001D17261122\nhttps://truyxuat.example/1';
    const { exit, said, complained } = quay(['--json', '--data', aShop(), '--stdin', '--day', '2026-11-23'], input);
    expect({ exit, complained }).toEqual({ exit: 0, complained: '' });
    expect(
      said
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { scan: 'product', product: 'SP-001', quantity: null },
      { scan: 'product', product: 'SP-002', quantity: 333, weight: 333 },
      { scan: 'unknown', code: '' },
      {
        scan: 'expired',
        on: '2026-11-22',
        product: 'SP-001',
        quantity: null,
        lot: 'L',
        expires: '2026-11-22',
        elements: [
          ['01', '02000000000015'],
          ['10', 'L'],
          ['17', '261122'],
        ],
      },
      { scan: 'link', code: 'https://truyxuat.example/1', fault: { fault: 'no-key' } },
    ]);
  });

  test('is of one mind with GS1’s engine on all its vectors, and says every element', () => {
    const { exit, said } = quay(['--json', '--data', aShop(), '--stdin'], verdicts.map(({ scan }) => scan).join('\n'));
    expect(exit).toBe(0);
    const answers = said.trimEnd().split('\n');
    expect(answers).toHaveLength(verdicts.length);
    const read = answers.map((line, at) => {
      const answer = z
        .object({ scan: z.string(), elements: Elements.optional(), fault: z.unknown().optional() })
        .parse(JSON.parse(line));
      const { scan } = verdicts[at] ?? {};
      return {
        scan,
        ok: answer.fault === undefined && answer.scan !== 'bad-check-digit',
        elements: answer.elements ?? null,
      };
    });
    expect(read).toEqual(verdicts);
  });

  test('answers codes on the command line in words', () => {
    const { exit, said } = quay(['--data', aShop(), '2100001003333', '2000000000010']);
    expect(exit).toBe(0);
    expect(said).toMatch(/^product · SP-002 · Tôm khô Đa Giàu · quantity 0,333\nbad-check-digit · 2000000000010\n$/);
  });

  test('reads an outlet’s own layout', () => {
    const code = '200012500001';
    const asked = ['--json', '--data', aShop(), '--layout', '2000PPP0000I/1000', code + checkDigit(code)];
    expect(JSON.parse(quay(asked).said)).toEqual({
      scan: 'product',
      product: 'SP-001',
      quantity: null,
      price: 125_000,
    });
    expect(quay(['--layout', '99IIIIIPPPPP', '1']).exit).toBe(2);
  });

  test.each([
    ['no till is there', () => ['--data', aFolder(), '1']],
    ['no code was given', () => ['--data', aShop()]],
    ['the day is none', () => ['--data', aShop(), '--day', '2026-02-30', '1']],
  ])('ends with 2 where %s', (_, args) => {
    const ended = quay(args());
    expect(ended).toMatchObject({ exit: 2, said: '' });
    expect(ended.complained).toMatch(/\p{L}/u);
    expect(ended.complained).not.toMatch(/^\s+at /m);
  });
});
