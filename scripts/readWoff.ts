import { inflateSync } from 'node:zlib';
import { must } from '../src/shared/must.ts';

/** A point of a TrueType outline, in units of the em; `on` where the curve goes through it. */
export type OutlinePoint = { readonly x: number; readonly y: number; readonly on: boolean };
export type OutlineGlyph = { readonly advance: number; readonly contours: readonly (readonly OutlinePoint[])[] };

/** A WOFF 1 file with TrueType outlines (W3C WOFF 1.0; OpenType: head, cmap 4, loca, glyf, hmtx). */
export type Woff = {
  readonly unitsPerEm: number;
  readonly xHeight: number;
  readonly capHeight: number;
  /** @returns undefined where the file has no such letter */
  readonly glyphOf: (letter: string) => OutlineGlyph | undefined;
};

export function readWoff(file: Buffer): Woff {
  const table = tablesOf(file);
  const head = table('head');
  const longLoca = head.readInt16BE(50) === 1;
  const loca = table('loca');
  const glyf = table('glyf');
  const hmtx = table('hmtx');
  const metrics = table('hhea').readUInt16BE(34);
  const startOf = (glyph: number): number =>
    longLoca ? loca.readUInt32BE(glyph * 4) : loca.readUInt16BE(glyph * 2) * 2;
  const contoursOf = (glyph: number): OutlinePoint[][] => {
    const [from, to] = [startOf(glyph), startOf(glyph + 1)];
    if (from === to) return [];
    const data = glyf.subarray(from, to);
    return data.readInt16BE(0) < 0 ? compositeOf(data, contoursOf) : simpleOf(data);
  };
  const numberOf = cmapOf(table('cmap'));
  return {
    unitsPerEm: head.readUInt16BE(18),
    xHeight: table('OS/2').readInt16BE(86),
    capHeight: table('OS/2').readInt16BE(88),
    glyphOf: (letter) => {
      const glyph = numberOf(must(letter.codePointAt(0), 'a letter'));
      if (glyph === 0) return undefined;
      return { advance: hmtx.readUInt16BE(Math.min(glyph, metrics - 1) * 4), contours: contoursOf(glyph) };
    },
  };
}

function tablesOf(file: Buffer): (tag: string) => Buffer {
  const found = new Map<string, Buffer>();
  for (let at = 44, left = file.readUInt16BE(12); left > 0; left -= 1, at += 20) {
    const [start, packed, whole] = [file.readUInt32BE(at + 4), file.readUInt32BE(at + 8), file.readUInt32BE(at + 12)];
    const data = file.subarray(start, start + packed);
    found.set(file.toString('latin1', at, at + 4), packed < whole ? inflateSync(data) : data);
  }
  return (tag) => must(found.get(tag), `table ${tag} of the font`);
}

/** cmap format 4: segments of code points. */
function cmapOf(cmap: Buffer): (code: number) => number {
  const sub = cmap.subarray(cmap.readUInt32BE(8));
  const twice = sub.readUInt16BE(6);
  return (code) => {
    for (let segment = 0; segment < twice; segment += 2) {
      if (sub.readUInt16BE(14 + segment) < code) continue;
      const first = sub.readUInt16BE(16 + twice + segment);
      if (first > code) return 0;
      const delta = sub.readUInt16BE(16 + 2 * twice + segment);
      const rangeAt = 16 + 3 * twice + segment;
      const range = sub.readUInt16BE(rangeAt);
      if (range === 0) return (code + delta) & 0xffff;
      const glyph = sub.readUInt16BE(rangeAt + range + (code - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

function simpleOf(data: Buffer): OutlinePoint[][] {
  const count = data.readInt16BE(0);
  const ends = Array.from({ length: count }, (_, index) => data.readUInt16BE(10 + index * 2));
  let at = 10 + count * 2;
  at += 2 + data.readUInt16BE(at);
  const points = (ends.at(-1) ?? -1) + 1;
  const flags: number[] = [];
  while (flags.length < points) {
    const flag = data.readUInt8(at++);
    flags.push(flag);
    if ((flag & 8) !== 0) for (let again = data.readUInt8(at++); again > 0; again -= 1) flags.push(flag);
  }
  const axis = (short: number, same: number): number[] => {
    let value = 0;
    return flags.map((flag) => {
      if ((flag & short) !== 0) value += (flag & same) !== 0 ? data.readUInt8(at++) : -data.readUInt8(at++);
      else if ((flag & same) === 0) {
        value += data.readInt16BE(at);
        at += 2;
      }
      return value;
    });
  };
  const xs = axis(2, 16);
  const ys = axis(4, 32);
  return ends.map((end, index) =>
    Array.from({ length: end - (ends[index - 1] ?? -1) }, (_, point) => {
      const place = (ends[index - 1] ?? -1) + 1 + point;
      return { x: xs[place] ?? 0, y: ys[place] ?? 0, on: ((flags[place] ?? 0) & 1) !== 0 };
    }),
  );
}

/** Parts that are moved, and perhaps scaled; parts hung on points of others do not occur in this font, and throw. */
function compositeOf(data: Buffer, contoursOf: (glyph: number) => OutlinePoint[][]): OutlinePoint[][] {
  const contours: OutlinePoint[][] = [];
  for (let at = 10, more = true; more; ) {
    const flags = data.readUInt16BE(at);
    const part = contoursOf(data.readUInt16BE(at + 2));
    if ((flags & 2) === 0) throw new Error('a part hung on points');
    const words = (flags & 1) !== 0;
    const dx = words ? data.readInt16BE(at + 4) : data.readInt8(at + 4);
    const dy = words ? data.readInt16BE(at + 6) : data.readInt8(at + 5);
    at += words ? 8 : 6;
    const f2dot14 = (): number => {
      at += 2;
      return data.readInt16BE(at - 2) / 0x4000;
    };
    let [a, b, c, d] = [1, 0, 0, 1];
    if ((flags & 8) !== 0) a = d = f2dot14();
    else if ((flags & 0x40) !== 0) [a, d] = [f2dot14(), f2dot14()];
    else if ((flags & 0x80) !== 0) [a, b, c, d] = [f2dot14(), f2dot14(), f2dot14(), f2dot14()];
    for (const contour of part) {
      contours.push(
        contour.map(({ x, y, on }) => ({ x: Math.round(a * x + c * y) + dx, y: Math.round(b * x + d * y) + dy, on })),
      );
    }
    more = (flags & 0x20) !== 0;
  }
  return contours;
}
