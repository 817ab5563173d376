import { prepareZXingModule, type ReaderOptions, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import type { Picture } from './picture.ts';
import { type Read, type ReadCode, retailCode } from './read.ts';

/** What a look is for: goods' bar codes along the lines of a ruling, or whatever else a shop meets, anywhere. */
export type ZxingLook = 'rows' | 'bars' | 'all';

export type Zxing = (picture: Picture, look: ZxingLook) => Promise<Read[]>;

/**
 * Starts zxing-cpp.
 * @param wasm its program; given as bytes, because by itself the library would fetch it from a server of others
 */
export async function startZxing(wasm: ArrayBuffer): Promise<Zxing> {
  await prepareZXingModule({ overrides: { wasmBinary: wasm }, fireImmediately: true });
  return async (picture, look) => (await readBarcodes(colourOf(picture), LOOKS[look])).flatMap(readOf);
}

const BARS = ['EAN13', 'EAN8', 'UPCA', 'Code128', 'DataBarExp'] as const;

/** Only what goods carry: each more format is one more way to misread. White on black is none of them. */
const BASE = { tryInvert: false, tryDownscale: false, textMode: 'Plain' } as const;

const LOOKS: Readonly<Record<ZxingLook, ReaderOptions>> = {
  rows: { ...BASE, formats: [...BARS], tryRotate: false },
  bars: { ...BASE, formats: [...BARS] },
  all: { ...BASE, formats: [...BARS, 'QRCode', 'DataMatrix'] },
};

function readOf(result: ReadResult): Read[] {
  const code = codeOf(result);
  return code && result.isValid ? [{ ...code, engine: 'zxing', lines: Math.max(1, result.lineCount) }] : [];
}

function codeOf({ symbology, symbologyIdentifier: id, text: value }: ReadResult): ReadCode | undefined {
  if (value === '') return undefined;
  if (symbology === 'EANUPC') return retailCode(value);
  if (symbology === 'Code128') return { format: id === ']C1' ? 'GS1-128' : 'Code128', id, value };
  if (symbology === 'DataMatrix') return { format: id === ']d2' ? 'GS1-DataMatrix' : 'DataMatrix', id, value };
  if (symbology === 'QRCode') return { format: 'QR', id, value };
  return symbology === 'DataBar' ? { format: 'GS1-DataBar-Expanded', id, value } : undefined;
}

type Pixels = Parameters<typeof readBarcodes>[0];

/** Four bytes a pixel, which is the least zxing takes: each grey three times, and opaque. */
function colourOf({ data, width, height }: Picture): Pixels {
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) pixels[at] = OPAQUE | ((data[at] as number) * THRICE);
  // Of an ImageData, which Node does not have, only these three are read.
  return { data: new Uint8ClampedArray(pixels.buffer), width, height } as Pixels;
}

const OPAQUE = 0xff000000;
const THRICE = 0x010101;
