import { inflateSync } from 'node:zlib';
import type { Bitmap } from '../../src/shared/slip/bitmap.ts';

/**
 * A reader's mind for the PDFs of labels, written from ISO 32000-1: pages, rectangles, and what letters of Type 3 fonts spell.
 */
export type PdfPage = {
  /** Points. */
  readonly width: number;
  readonly height: number;
  /** Filled rectangles, in points from the lower left. */
  readonly rectangles: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Runs of letters shown between BT and ET. */
  readonly texts: readonly { readonly text: string; readonly x: number; readonly y: number }[];
};

export function readPdf(bytes: Buffer): PdfPage[] {
  const objects = objectsOf(bytes);
  const object = (number: number): PdfObject => {
    const found = objects.get(number);
    if (!found) throw new Error(`no object ${number}`);
    return found;
  };
  const root = reference(bytes.toString('latin1'), 'Root');
  const pages = object(reference(object(root).head, 'Pages'));
  const kids = [...(/\/Kids \[([^\]]*)\]/.exec(pages.head)?.[1] ?? '').matchAll(/(\d+) 0 R/g)];
  return kids.map(([, number]) => pageOf(object(Number(number)).head, object));
}

type PdfObject = { readonly head: string; readonly stream: Buffer | undefined };

/** By the table at the end, as a reader finds them. */
function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1');
  const at = Number(/startxref\n(\d+)\n%%EOF/.exec(text)?.[1]);
  const [, , count = '0'] = /^xref\n(\d+) (\d+)\n/.exec(text.slice(at)) ?? [];
  const rows = text
    .slice(at)
    .split('\n')
    .slice(2, 2 + Number(count));
  const objects = new Map<number, PdfObject>();
  for (const [number, row] of rows.entries()) {
    if (!/^\d{10} \d{5} [nf] $/.test(row)) throw new Error(`row ${number} of the table: "${row}"`);
    if (row.endsWith('n ')) objects.set(number, objectAt(bytes, Number(row.slice(0, 10)), number));
  }
  return objects;
}

function objectAt(bytes: Buffer, start: number, number: number): PdfObject {
  const text = bytes.toString('latin1', start);
  if (!text.startsWith(`${number} 0 obj\n`)) throw new Error(`object ${number} is not where the table says`);
  const end = text.indexOf('\nendobj');
  const from = text.indexOf('stream\n');
  const head = text.slice(0, from === -1 || from > end ? end : from);
  const length = Number(/\/Length (\d+)/.exec(head)?.[1]);
  if (from === -1 || from > end) return { head, stream: undefined };
  const data = bytes.subarray(start + from + 7, start + from + 7 + length);
  return { head, stream: head.includes('/FlateDecode') ? inflateSync(data) : data };
}

function reference(head: string, name: string): number {
  return Number(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1]);
}

function pageOf(head: string, object: (number: number) => PdfObject): PdfPage {
  const [width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(head) ?? []).slice(1).map(Number);
  const content = object(reference(head, 'Contents')).stream?.toString('latin1') ?? '';
  const rectangles: PdfPage['rectangles'][number][] = [];
  const texts: PdfPage['texts'][number][] = [];
  for (const line of content.split('\n')) {
    const [, x = '', y = '', name = ''] = /^q 1 0 0 1 ([-\d.]+) ([-\d.]+) cm \/(L\d+) Do Q$/.exec(line) ?? [];
    const form = object(reference(head, name));
    const shown = formOf(form, object);
    const [dx, dy] = [Number(x), Number(y)];
    for (const { x: left, y: low, ...size } of shown.rectangles)
      rectangles.push({ ...size, x: left + dx, y: low + dy });
    for (const { x: left, y: low, text } of shown.texts) texts.push({ text, x: left + dx, y: low + dy });
  }
  return { width, height, rectangles, texts };
}

function formOf(
  { head, stream }: PdfObject,
  object: (number: number) => PdfObject,
): Pick<PdfPage, 'rectangles' | 'texts'> {
  const fonts = new Map(
    [...head.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', number]) => [name, spelling(object, Number(number))]),
  );
  const content = stream?.toString('latin1') ?? '';
  return { rectangles: rectanglesIn(content), texts: textsIn(content, fonts) };
}

/** What each code of a font spells, by its ToUnicode map. */
function spelling(object: (number: number) => PdfObject, number: number): Map<string, string> {
  const map = object(reference(object(number).head, 'ToUnicode')).stream?.toString('latin1') ?? '';
  return new Map(
    [...map.matchAll(/^<([0-9a-f]{2})> <([0-9a-f]{4})>$/gm)].map(([, code = '', unicode = '']) => [
      code,
      String.fromCharCode(Number.parseInt(unicode, 16)),
    ]),
  );
}

function rectanglesIn(content: string): PdfPage['rectangles'] {
  return [...content.matchAll(/^([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+) re$/gm)].map((match) => {
    const [x = 0, y = 0, width = 0, height = 0] = match.slice(1).map(Number);
    return { x, y, width, height };
  });
}

function textsIn(content: string, fonts: ReadonlyMap<string, ReadonlyMap<string, string>>): PdfPage['texts'] {
  return [...content.matchAll(/^BT\n([^]*?)\nET$/gm)].map(([, block = '']) => {
    const shown = [...block.matchAll(/\/(F\d+) [\d.]+ Tf 1 0 0 1 ([-\d.]+) ([-\d.]+) Tm <([0-9a-f]{2})> Tj/g)];
    const text = shown.map(([, font = '', , , code = '']) => fonts.get(font)?.get(code) ?? '\uFFFD').join('');
    const [, , x, y] = shown[0] ?? [];
    return { text, x: Number(x), y: Number(y) };
  });
}

/** The rectangles of a page as dots, for whoever reads codes. */
export function paintRectangles({ width, height, rectangles }: PdfPage, dpi: number): Bitmap {
  const scale = dpi / 72;
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  const stride = Math.ceil(wide / 8);
  const dots = new Uint8Array(stride * high);
  for (const one of rectangles) {
    const [left, right] = [one.x, one.x + one.width].map((x) => Math.round(x * scale));
    const [top, bottom] = [height - one.y - one.height, height - one.y].map((y) => Math.round(y * scale));
    for (let y = top ?? 0; y < (bottom ?? 0); y += 1) {
      for (let x = left ?? 0; x < (right ?? 0); x += 1)
        dots[y * stride + (x >> 3)] = (dots[y * stride + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { width: wide, height: high, dots };
}
