import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { NotAJournal, verifyJournalFile } from '../../../src/main/journal/verifyFile.ts';
import { aDesk, sell, withShift } from '../../support/aDesk.ts';

function aJournalFile(): { file: string; lines: string[]; write: (lines: readonly string[]) => string } {
  const desk = withShift(aDesk());
  for (let n = 0; n < 5; n++) sell(desk);
  const file = join(desk.folder, 'journal.txt');
  exportJournal(desk.db, file);
  return {
    file,
    lines: readFileSync(file, 'utf8').trimEnd().split('\n'),
    write: (lines) => {
      writeFileSync(file, `${lines.join('\n')}\n`);
      return file;
    },
  };
}

describe('an exported journal', () => {
  test('proves itself: every entry, every total', async () => {
    const { file } = aJournalFile();
    expect(await verifyJournalFile(file)).toMatchObject({ entries: 7, sales: 5, sold: 125_000, faults: [] });
  });

  test.each<[string, (lines: string[]) => string[]]>([
    ['a price changed', (lines) => lines.map((line) => line.replace('"price":25000', '"price":24000'))],
    ['an entry taken out', (lines) => lines.filter((_, index) => index !== 3)],
    ['two entries swapped', ([h, a, b, c, d, ...rest]) => [h, a, b, d, c, ...rest] as string[]],
    ['the end cut off', (lines) => lines.slice(0, -1)],
    ['an entry put in twice', (lines) => [...lines.slice(0, 4), lines[3] as string, ...lines.slice(4)]],
    [
      'a hash made to fit',
      (lines) => lines.map((line, i) => (i === 4 ? line.replace(/\t[0-9a-f]{4}/, '\tdead') : line)),
    ],
    ['a space put in', (lines) => lines.map((line, i) => (i === 4 ? line.replace('{"actor":', '{"actor": ') : line))],
    [
      'a signature of another entry',
      (lines) =>
        lines.map((line, i) =>
          i === 5 ? [...line.split('\t').slice(0, 2), (lines[4] as string).split('\t')[2]].join('\t') : line,
        ),
    ],
  ])('shows %s', async (_, tamper) => {
    const { lines, write } = aJournalFile();
    const { faults } = await verifyJournalFile(write(tamper(lines)));
    expect(faults.length).toBeGreaterThan(0);
  });

  test.each([
    ['nothing', []],
    ['a letter', ['Kính gửi']],
    ['JSON of something else', ['{"format":"other"}']],
  ])('is not taken for one when it holds %s', async (_, lines) => {
    const { write } = aJournalFile();
    await expect(verifyJournalFile(write(lines))).rejects.toThrow(NotAJournal);
  });
});
