/**
 * Draws the glyph atlas of the slips, assets/slip/glyphs.bin, from Roboto Mono. Run by hand when the alphabet changes
 * (`npm run atlas`); the result is committed, so that no till needs a font engine. `--sheet FILE` writes a PNG to look at.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { PNG } from 'pngjs';
import { ensure } from '../src/shared/must.ts';
import { SLIP_ALPHABET } from '../src/shared/slip/alphabet.ts';
import { REPLACEMENT } from '../src/shared/slip/atlas.ts';

const FONTS = new URL('../node_modules/@expo-google-fonts/roboto-mono/', import.meta.url);
const OUT = new URL('../assets/slip/glyphs.bin', import.meta.url);

/** Drawn so many times larger and then averaged, so that the result does not hang on the machine's font hinting. */
const OVERSAMPLE = 8;

/** How one face is drawn. Sizes in dots. */
type FaceStyle = {
  readonly file: string;
  readonly width: number;
  readonly height: number;
  /** Of the type: 20 dots make Roboto Mono's letters 12 wide. */
  readonly size: number;
  /** The cell is taller than the type's own proportion; stretching makes marks and small letters easier to read. */
  readonly stretch: number;
  /** Rows above the line the letters stand on. */
  readonly baseline: number;
  /** Part of a dot that must be covered for it to be black. */
  readonly threshold: number;
  /** Thickness of its upright strokes, to be given back what narrowing takes. */
  readonly stem: number;
};

// Stretched by 1.13, small letters are 12 rows high and capitals 16, whole dots both, and Ắ and Ộ just fit.
const faces = {
  regular: {
    file: '500Medium/RobotoMono_500Medium.ttf',
    width: 12,
    height: 30,
    size: 20,
    stretch: 1.13,
    baseline: 24,
    threshold: 0.45,
    stem: 2,
  },
  bold: {
    file: '700Bold/RobotoMono_700Bold.ttf',
    width: 12,
    height: 30,
    size: 20,
    stretch: 1.13,
    baseline: 24,
    threshold: 0.5,
    stem: 2.6,
  },
  large: {
    file: '700Bold/RobotoMono_700Bold.ttf',
    width: 24,
    height: 60,
    size: 40,
    stretch: 1.13,
    baseline: 48,
    threshold: 0.5,
    stem: 5.2,
  },
} as const satisfies Record<string, FaceStyle>;

/** A glyph's dots, row by row: 1 = black. */
type Dots = readonly number[];

type Drawing = {
  readonly inside: Dots;
  /** Black dots that fell outside the cell. */
  readonly outside: number;
  /** How far the dots of it were from wholly black or wholly white, summed. */
  readonly undecided: number;
};

const letters = [...SLIP_ALPHABET, REPLACEMENT].toSorted((a, b) => codeOf(a) - codeOf(b));

function codeOf(letter: string): number {
  return letter.codePointAt(0) ?? 0;
}

/**
 * In the browser: one letter, oversampled, averaged over the dots of a canvas with a margin all around, at the sideways
 * shift (up to a dot) that leaves the fewest dots undecided, so that stems are equally thick. Where it is wider than
 * its cell (the horn of Ư leans over the edge) it is narrowed until it fits.
 */
function drawInPage([letter, style, oversample]: readonly [string, FaceStyle, number]): Drawing {
  const margin = style.width / 3;
  const [wide, high] = [style.width + margin * 2, style.height + margin * 2];
  const canvas = document.createElement('canvas');
  canvas.width = wide * oversample;
  canvas.height = high * oversample;
  const ink = canvas.getContext('2d', { willReadFrequently: true });
  if (!ink) throw new Error('no canvas');

  const drawShape = (narrowed: number): void => {
    const width = style.width * oversample;
    const unit = style.size * oversample;
    if (letter === '\uFFFD') {
      ink.lineWidth = unit / 14;
      ink.strokeRect(width * 0.14, -unit * 0.7, width * 0.72, unit * 0.7);
    } else if (letter === '★' || letter === '☆') {
      // Roboto Mono has no stars: a five-pointed one, as wide as the cell, its height not stretched.
      const outer = letter === '★' ? 0.56 : 0.5;
      ink.beginPath();
      for (let point = 0; point < 10; point += 1) {
        const angle = (point * Math.PI) / 5 - Math.PI / 2;
        const radius = width * (point % 2 === 0 ? outer : outer * 0.45);
        ink.lineTo(
          width / 2 + Math.cos(angle) * radius,
          -unit * 0.36 + (Math.sin(angle) * radius * 1.06) / style.stretch,
        );
      }
      ink.closePath();
      ink.lineWidth = unit / 20;
      if (letter === '★') ink.fill();
      else ink.stroke();
    } else {
      ink.font = `${unit}px "${style.file}"`;
      ink.fillText(letter, 0, 0);
      ink.lineWidth = style.stem * oversample * (1 / narrowed - 1);
      if (narrowed < 1) ink.strokeText(letter, 0, 0);
    }
  };

  const averaged = (alpha: Uint8ClampedArray, shift: number): number[] => {
    const dots = Array.from({ length: wide * high }, () => 0);
    for (let y = 0; y < canvas.height; y += 1) {
      for (let x = oversample; x < canvas.width - oversample; x += 1) {
        const covered = alpha[(y * canvas.width + x) * 4 + 3] ?? 0;
        if (covered === 0) continue;
        const dot = Math.floor(y / oversample) * wide + Math.floor((x + shift) / oversample);
        dots[dot] = (dots[dot] ?? 0) + covered / 255 / oversample ** 2;
      }
    }
    return dots;
  };

  let best: Drawing | undefined;
  for (let narrowed = 1; narrowed > 0.7; narrowed -= 0.03) {
    ink.setTransform(1, 0, 0, 1, 0, 0);
    ink.clearRect(0, 0, canvas.width, canvas.height);
    const left = (margin + (style.width * (1 - narrowed)) / 2) * oversample;
    ink.setTransform(narrowed, 0, 0, style.stretch, left, (margin + style.baseline) * oversample);
    drawShape(narrowed);
    const { data } = ink.getImageData(0, 0, canvas.width, canvas.height);
    for (let shift = -oversample; shift <= oversample; shift += 1) {
      const inside: number[] = [];
      let outside = 0;
      let undecided = Math.abs(shift) / 1000;
      for (const [dot, covered] of averaged(data, shift).entries()) {
        const x = (dot % wide) - margin;
        const y = Math.floor(dot / wide) - margin;
        const black = covered >= style.threshold;
        if (x >= 0 && x < style.width && y >= 0 && y < style.height) inside.push(black ? 1 : 0);
        else if (black) outside += 1;
        undecided += Math.min(covered, 1 - covered);
      }
      const better = !best || outside < best.outside || (outside === best.outside && undecided < best.undecided);
      if (better) best = { inside, outside, undecided };
    }
    if (best?.outside === 0) break;
  }
  if (!best) throw new Error('nothing was drawn');
  return best;
}

/** Makes sure that nothing is lost: no ink outside the cell, and some inside. */
function wholeCell(letter: string, style: FaceStyle, { inside, outside }: Drawing): Dots {
  if (outside > 0) faults.push(`${letter} of ${style.file} ${style.width}: ${outside} dots outside its cell`);
  if (letter !== ' ' && !inside.includes(1)) faults.push(`${letter} of ${style.file} ${style.width} is empty`);
  return inside;
}

const faults: string[] = [];

async function drawFaces(): Promise<Record<keyof typeof faces, Dots[]>> {
  const installed = '/usr/bin/chromium';
  const browser = await chromium.launch({
    ...(existsSync(installed) && { executablePath: installed }),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  try {
    const page = await browser.newPage();
    const drawn = { regular: [] as Dots[], bold: [] as Dots[], large: [] as Dots[] };
    for (const [name, style] of Object.entries(faces) as [keyof typeof faces, FaceStyle][]) {
      const font = readFileSync(new URL(style.file, FONTS)).toString('base64');
      await page.evaluate(
        async ([family, data]) => {
          const face = new FontFace(family, `url(data:font/ttf;base64,${data})`);
          document.fonts.add(await face.load());
        },
        [style.file, font] as const,
      );
      for (const letter of letters) {
        const drawing = await page.evaluate(drawInPage, [letter, style, OVERSAMPLE] as const);
        drawn[name].push(wholeCell(letter, style, drawing));
      }
    }
    return drawn;
  } finally {
    await browser.close();
  }
}

/** One glyph row as big-endian bytes, the leftmost dot highest, the spare high bits 0. */
function packed(glyphs: readonly Dots[], { width }: FaceStyle): Buffer {
  const bytesPerRow = Math.ceil(width / 8);
  const rows = glyphs.flatMap((dots) => {
    const values: number[] = [];
    for (let start = 0; start < dots.length; start += width) {
      values.push(dots.slice(start, start + width).reduce((value, dot) => value * 2 + dot, 0));
    }
    return values;
  });
  const bytes = Buffer.alloc(rows.length * bytesPerRow);
  for (const [index, value] of rows.entries()) bytes.writeUIntBE(value, index * bytesPerRow, bytesPerRow);
  return bytes;
}

function sheet(drawn: readonly (readonly [FaceStyle, readonly Dots[]])[]): Buffer {
  const perRow = 32;
  const blocks = drawn.map(([style, glyphs]) => Math.ceil(glyphs.length / perRow) * style.height);
  const png = new PNG({ width: perRow * 24, height: blocks.reduce((sum, height) => sum + height, 0) });
  png.data.fill(255);
  let top = 0;
  for (const [face, [style, glyphs]] of drawn.entries()) {
    for (const [glyph, dots] of glyphs.entries()) {
      for (const [dot, black] of dots.entries()) {
        const x = (glyph % perRow) * style.width + (dot % style.width);
        const y = top + Math.floor(glyph / perRow) * style.height + Math.floor(dot / style.width);
        if (black) png.data.fill(0, (y * png.width + x) * 4, (y * png.width + x) * 4 + 3);
      }
    }
    top += blocks[face] ?? 0;
  }
  return PNG.sync.write(png);
}

const drawn = await drawFaces();
const header = Buffer.from([...Buffer.from('QSGA'), 1, 12, 30, 3, 0, 0]);
header.writeUInt16BE(letters.length, 8);
const index = Buffer.alloc(letters.length * 4);
for (const [glyph, letter] of letters.entries()) index.writeUInt32BE(codeOf(letter), glyph * 4);
const atlas = Buffer.concat([
  header,
  index,
  packed(drawn.regular, faces.regular),
  packed(drawn.bold, faces.bold),
  packed(drawn.large, faces.large),
]);

const { values } = parseArgs({ options: { sheet: { type: 'string' } } });
if (values.sheet) {
  writeFileSync(
    values.sheet,
    sheet([
      [faces.regular, drawn.regular],
      [faces.bold, drawn.bold],
      [faces.large, drawn.large],
    ]),
  );
}
ensure(faults.length === 0, `every glyph is whole:\n${faults.join('\n')}`);
writeFileSync(OUT, atlas);
console.log(`${letters.length} letters in three faces, ${atlas.length} bytes`);
