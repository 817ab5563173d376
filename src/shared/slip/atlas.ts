import { ensure, must } from '../must.ts';
import type { Face } from './slip.ts';

/** A letter's cell on paper, in dots. Thirty rows, because stacked capitals (Ắ, Ễ, Ộ) do not fit legibly into 24. */
export const CELL = { width: 12, height: 30 } as const;
/** A cell of the large face. */
export const LARGE_CELL = { width: 24, height: 60 } as const;

/** Printed for a character that the atlas does not have: a box, so that nothing vanishes from a paper about money. */
export const REPLACEMENT = '\uFFFD';

/** `QSGA`: the first four bytes of an atlas file. */
const MAGIC = [0x51, 0x53, 0x47, 0x41] as const;
const VERSION = 1;
const HEADER_BYTES = 10;

/** Letters ready to be put on paper: row after row, one whole number per row of a glyph, the leftmost dot highest. */
export type Atlas = {
  /** Code point → which glyph. */
  readonly glyphs: ReadonlyMap<number, number>;
  /** Which glyph stands for a character that is not in it. */
  readonly replacement: number;
  /** 30 rows of 12 dots a glyph. */
  readonly regular: Uint16Array;
  readonly bold: Uint16Array;
  /** 60 rows of 24 dots a glyph. */
  readonly large: Uint32Array;
  /** The rows of each glyph that have ink, by face. */
  readonly inked: Readonly<Record<Face, InkedRows>>;
};

/** By glyph: its first row with ink and the one after its last; both 0 where it is all white. Half of a cell is. */
export type InkedRows = { readonly first: Uint8Array; readonly end: Uint8Array };

/**
 * Reads an atlas file. Its bytes are laid out as `docs/printing.md` says.
 * @throws where it is no atlas of this version, or cut short
 */
export function loadAtlas(bytes: Uint8Array): Atlas {
  ensure(
    MAGIC.every((byte, index) => bytes[index] === byte),
    'the glyph atlas begins with QSGA',
  );
  ensure(bytes[4] === VERSION, `the glyph atlas is of version ${VERSION}`);
  ensure(bytes[5] === CELL.width && bytes[6] === CELL.height, 'the glyph atlas has cells of 12 × 30 dots');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(8);
  const cells = count * CELL.height;
  const largeCells = count * LARGE_CELL.height;
  ensure(bytes.length === HEADER_BYTES + count * 4 + cells * 4 + largeCells * 3, 'the glyph atlas is whole');

  const glyphs = new Map<number, number>();
  for (let glyph = 0; glyph < count; glyph += 1) glyphs.set(view.getUint32(HEADER_BYTES + glyph * 4), glyph);
  const regularAt = HEADER_BYTES + count * 4;
  const boldAt = regularAt + cells * 2;
  const largeAt = boldAt + cells * 2;
  const regular = Uint16Array.from({ length: cells }, (_, row) => view.getUint16(regularAt + row * 2));
  const bold = Uint16Array.from({ length: cells }, (_, row) => view.getUint16(boldAt + row * 2));
  const large = Uint32Array.from({ length: largeCells }, (_, row) => view.getUint32(largeAt + row * 3 - 1) & 0xffffff);
  return {
    glyphs,
    replacement: must(glyphs.get(REPLACEMENT.codePointAt(0) ?? 0), 'a replacement box in the glyph atlas'),
    regular,
    bold,
    large,
    inked: {
      regular: inkedRows(regular, CELL.height),
      bold: inkedRows(bold, CELL.height),
      large: inkedRows(large, LARGE_CELL.height),
    },
  };
}

function inkedRows(rows: Uint16Array | Uint32Array, height: number): InkedRows {
  const count = rows.length / height;
  const first = new Uint8Array(count);
  const end = new Uint8Array(count);
  for (let glyph = 0; glyph < count; glyph += 1) {
    const cell = rows.subarray(glyph * height, (glyph + 1) * height);
    first[glyph] = Math.max(
      0,
      cell.findIndex((row) => row !== 0),
    );
    end[glyph] = cell.findLastIndex((row) => row !== 0) + 1;
  }
  return { first, end };
}
