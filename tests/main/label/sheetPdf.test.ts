import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sheetPdf } from '../../../src/main/label/sheetPdf.ts';
import type { LabelCopies } from '../../../src/shared/label/label.ts';
import { GRIDS, type Grid, labelsOnSheet } from '../../../src/shared/label/sheet.ts';
import { must } from '../../../src/shared/must.ts';
import { aLabel, aPacketLabel, labelPrinting } from '../../support/aLabel.ts';
import { paintRectangles, readPdf } from '../../support/pdfPage.ts';
import { readCodes, readPng } from '../../support/readCodes.ts';

const printing = labelPrinting();
const made: LabelCopies[] = [
  { label: aLabel(), copies: 3 },
  { label: aPacketLabel(), copies: 2 },
];
const MM = 72 / 25.4;

const pdf = (grid: Grid, start = 0, labels = made) => sheetPdf(labels, { grid, start, printing });

test.each(GRIDS)('a sheet of $id has its labels where the stickers are, and its codes are read back', async (grid) => {
  const [page] = readPdf(pdf(grid).bytes);
  const sheet = must(page, 'a page');
  expect([sheet.width / MM, sheet.height / MM].map(Math.round)).toEqual([210, 297]);
  const names = sheet.texts.filter(({ text }) => text.startsWith('Muối tinh'));
  expect(names).toHaveLength(5);
  for (const [index, { x, y }] of names.entries()) {
    const left = (grid.left + (index % grid.columns) * grid.pitch) / 10;
    const top = (grid.top + Math.floor(index / grid.columns) * grid.height) / 10;
    expect(x / MM).toBeGreaterThan(left);
    expect(x / MM).toBeLessThan(left + grid.width / 10);
    expect(297 - y / MM).toBeGreaterThan(top);
    expect(297 - y / MM).toBeLessThan(top + grid.height / 10);
  }
  const codes = (await readCodes(paintRectangles(sheet, 300))).map(({ text }) => text);
  expect(codes.filter((code) => code === '2000000000183')).toHaveLength(3);
  expect(codes.filter((code) => code === '8934567890120')).toHaveLength(2);
});

test('its words can be searched', () => {
  const [page] = readPdf(pdf(must(GRIDS[0], 'a grid')).bytes);
  const words = page?.texts.map(({ text }) => text) ?? [];
  expect(words).toContain('25.000 ₫');
  expect(words).toContain('★★★★ Hợp tác xã Muối Long Điền Tây');
  expect(words).toContain('Lô: L2611');
});

test('a half-used sheet is finished first, and the rest goes on the next', () => {
  const grid = must(GRIDS[1], 'a grid');
  const { bytes, pages } = pdf(grid, labelsOnSheet(grid) - 2);
  expect(pages).toBe(2);
  const names = readPdf(bytes).map(({ texts }) => texts.filter(({ text }) => text.startsWith('Muối tinh')).length);
  expect(names).toEqual([2, 3]);
});

test('more letters than one font has codes for go into a second', () => {
  const letters = Array.from({ length: 190 }, (_, at) => String.fromCodePoint(at < 94 ? 0x21 + at : 0x1ea0 + at - 94));
  const chunks = Array.from({ length: 10 }, (_, at) => letters.slice(at * 19, at * 19 + 19).join(''));
  const labels = chunks.map((name) => ({
    label: aLabel({ name, producer: name, stars: null, code: null }),
    copies: 1,
  }));
  const { bytes } = pdf(must(GRIDS[2], 'a grid'), 0, labels);
  expect(bytes.toString('latin1').match(/\/Type3/g)?.length).toBe(2);
  const words = readPdf(bytes)[0]?.texts.map(({ text }) => text) ?? [];
  expect(words.join('')).not.toContain('\uFFFD');
  for (const name of chunks) expect(words.filter((text) => text === name)).toHaveLength(2);
});

test('bars are whole dots of an office printer, and none is narrower than 80 %', () => {
  for (const grid of GRIDS) {
    for (const { x, width } of must(readPdf(pdf(grid, 0, [{ label: aLabel(), copies: 1 }]).bytes)[0], 'a page')
      .rectangles) {
      for (const edge of [x, width]) expect(Math.abs((((edge * 600) / 72) % 1) - 0.5)).toBeGreaterThan(0.45);
      expect(width / MM + 0.001).toBeGreaterThanOrEqual(0.264);
    }
  }
});

test('another program draws it as we mean it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sheet-'));
  try {
    writeFileSync(join(folder, 'sheet.pdf'), pdf(must(GRIDS[0], 'a grid')).bytes);
    execFileSync('pdftoppm', [
      '-r',
      '300',
      '-gray',
      '-png',
      '-singlefile',
      join(folder, 'sheet.pdf'),
      join(folder, 'sheet'),
    ]);
    const codes = (await readPng(readFileSync(join(folder, 'sheet.png')))).map(({ text }) => text);
    expect(codes.filter((code) => code === '2000000000183')).toHaveLength(3);
    expect(codes).toContain('https://id.gs1.org/01/08934567890120/10/L2611?17=270630');
    const words = execFileSync('pdftotext', [join(folder, 'sheet.pdf'), '-'], { encoding: 'utf8' });
    expect(words).toContain('25.000 ₫');
  } catch (error) {
    // A machine without poppler has the vector bars above.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
});
