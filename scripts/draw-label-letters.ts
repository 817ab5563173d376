/**
 * Takes the outlines of the labels' letters out of Be Vietnam Pro and writes them to assets/label/letters.bin, whose form is
 * in docs/printing.md. Run by hand when the slip's alphabet changes; the result is committed, so that no till needs a font engine.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { ensure, must } from '../src/shared/must.ts';
import { SLIP_ALPHABET } from '../src/shared/slip/alphabet.ts';
import { REPLACEMENT } from '../src/shared/slip/atlas.ts';
import { type OutlineGlyph, type OutlinePoint, readWoff } from './readWoff.ts';

const FILES = new URL('../node_modules/@fontsource/be-vietnam-pro/files/', import.meta.url);
const OUT = new URL('../assets/label/letters.bin', import.meta.url);
/** Regular and bold of the labels: the weights that thermal paper keeps open and apart. */
const WEIGHTS = [500, 700] as const;

const letters = [...SLIP_ALPHABET, REPLACEMENT].toSorted((a, b) => codeOf(a) - codeOf(b));

function codeOf(letter: string): number {
  return must(letter.codePointAt(0), 'a letter');
}

function fileOf(subset: string, weight: number, form: 'woff' | 'woff2'): Buffer {
  return readFileSync(new URL(`be-vietnam-pro-${subset}-${weight}-normal.${form}`, FILES));
}

const corner = (x: number, y: number): OutlinePoint => ({ x: Math.round(x), y: Math.round(y), on: true });

function pointsOfStar(scale: number): OutlinePoint[] {
  return Array.from({ length: 10 }, (_, point) => {
    const angle = Math.PI / 2 - (point * Math.PI) / 5;
    const radius = (point % 2 === 0 ? 420 : 168) * scale;
    return corner(430 + Math.cos(angle) * radius, 345 + Math.sin(angle) * radius);
  });
}

/** The font has no stars: five points, as high as a capital. */
const star: OutlineGlyph = { advance: 860, contours: [pointsOfStar(1)] };
const hollowStar: OutlineGlyph = { advance: 860, contours: [pointsOfStar(1), pointsOfStar(0.7).toReversed()] };

const box: OutlineGlyph = {
  advance: 640,
  contours: [
    [corner(60, 0), corner(60, 740), corner(580, 740), corner(580, 0)],
    [corner(130, 70), corner(510, 70), corner(510, 670), corner(130, 670)],
  ],
};

function faceOf(weight: number): OutlineGlyph[] {
  const files = ['latin', 'vietnamese', 'latin-ext'].map((subset) => readWoff(fileOf(subset, weight, 'woff')));
  ensure(
    files.every(({ unitsPerEm, xHeight, capHeight }) => unitsPerEm === 1000 && xHeight === 530 && capHeight === 740),
    'the font measures as it did',
  );
  return letters.map((letter) => {
    if (letter === '★') return star;
    if (letter === '☆') return hollowStar;
    if (letter === REPLACEMENT) return box;
    const found = files.map((file) => file.glyphOf(letter)).find((glyph) => glyph !== undefined);
    if (!found) console.error(`${weight}: no ${letter} in the font, so a box`);
    return found ?? box;
  });
}

/** Letters that are moved together or apart; a vowel with marks stands as the vowel does. */
const KERNED = Array.from('ABCDEFGHIKLMNOPQRSTUVXYabcdeghiklmnopqrstuvxy0123456789.,-/()');

type Kern = { readonly left: number; readonly right: number; readonly by: number };

/** As a browser places them, in thousandths of the em: it knows the font's own rules, which are not in the outlines. */
async function kernsOf(weight: number): Promise<Kern[]> {
  const installed = '/usr/bin/chromium';
  const browser = await chromium.launch({
    ...(existsSync(installed) && { executablePath: installed }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    const font = fileOf('latin', weight, 'woff2').toString('base64');
    return await page.evaluate(
      async ([data, kerned]) => {
        const face = new FontFace('measured', `url(data:font/woff2;base64,${data})`);
        document.fonts.add(await face.load());
        const ink = document.createElement('canvas').getContext('2d');
        if (!ink) throw new Error('no canvas');
        ink.font = '1000px measured';
        const widths = new Map(kerned.map((letter) => [letter, ink.measureText(letter).width]));
        return kerned.flatMap((left) =>
          kerned.flatMap((right) => {
            const apart = (widths.get(left) ?? 0) + (widths.get(right) ?? 0);
            const by = Math.round(ink.measureText(left + right).width - apart);
            return by === 0 ? [] : [{ left: left.charCodeAt(0), right: right.charCodeAt(0), by }];
          }),
        );
      },
      [font, KERNED] as const,
    );
  } finally {
    await browser.close();
  }
}

function glyphBytes({ advance, contours }: OutlineGlyph): number[] {
  return [
    ...word(advance),
    ...word(contours.length),
    ...contours.flatMap((contour) => [
      ...word(contour.length),
      // The lowest bit of x says whether the curve goes through the point.
      ...contour.flatMap(({ x, y, on }) => [...word(x * 2 + (on ? 1 : 0)), ...word(y)]),
    ]),
  ];
}

function word(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}

const bytes: number[] = [...Buffer.from('QLBL'), 1, WEIGHTS.length, ...word(letters.length)];
for (const letter of letters) bytes.push(...word(codeOf(letter)));
for (const weight of WEIGHTS) {
  const kerns = await kernsOf(weight);
  for (const glyph of faceOf(weight)) bytes.push(...glyphBytes(glyph));
  bytes.push(...word(kerns.length));
  for (const { left, right, by } of kerns) bytes.push(...word(left), ...word(right), ...word(by));
  console.log(`${weight}: ${letters.length} letters, ${kerns.length} pairs`);
}
writeFileSync(OUT, Buffer.from(bytes));
console.log(`${bytes.length} bytes`);
