import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { programBytes } from '../../src/quay/programBytes.ts';
import { turned } from '../../src/reader/turned.ts';
import { startZbar } from '../../src/reader/zbar.ts';
import { startZxing } from '../../src/reader/zxing.ts';
import { PEERS } from './peers.ts';
import type { Photograph } from './photographs.ts';

/** Another way to read a photograph: the values found. */
export type PeerReader = (photograph: Photograph) => Promise<readonly string[]>;

/** The engines by themselves: what each finds by its own search, believed as it comes. */
export async function bareEngines(): Promise<Record<'zxing' | 'zbar' | 'union', PeerReader>> {
  const zxing = await startZxing(programBytes('zxing-wasm/dist/reader/zxing_reader.wasm'));
  const zbar = await startZbar(programBytes('@undecaf/zbar-wasm/dist/zbar.wasm'));
  const byZxing: PeerReader = async ({ picture }) => {
    for (const angle of [0, 30, 60]) {
      const read = await zxing(angle === 0 ? picture : turned(picture, angle), 'all');
      if (read.length > 0) return read.map(({ value }) => value);
    }
    return [];
  };
  const byZbar: PeerReader = async ({ picture }) => (await zbar(picture)).map(({ value }) => value);
  return {
    zxing: byZxing,
    zbar: byZbar,
    union: async (photograph) => [...(await byZxing(photograph)), ...(await byZbar(photograph))],
  };
}

type ZxingJs = {
  readonly MultiFormatReader: new () => {
    setHints: (hints: Map<number, unknown>) => void;
    decodeWithState: (bitmap: unknown) => { getText: () => string };
  };
  readonly [name: string]: unknown;
};
type Make = new (...inputs: unknown[]) => unknown;

/** @zxing/library, with its thorough setting. */
export function zxingLibrary(): PeerReader {
  const library = createRequire(join(PEERS, 'package.json'))('@zxing/library') as ZxingJs;
  const [Source, Binarizer, Bitmap] = ['RGBLuminanceSource', 'HybridBinarizer', 'BinaryBitmap'].map(
    (name) => library[name] as Make,
  ) as [Make, Make, Make];
  const formats = library['BarcodeFormat'] as Record<string, number>;
  const hint = library['DecodeHintType'] as Record<'POSSIBLE_FORMATS' | 'TRY_HARDER', number>;
  const wanted = ['EAN_13', 'EAN_8', 'UPC_A', 'CODE_128', 'QR_CODE', 'DATA_MATRIX'].map((name) => formats[name]);
  const reader = new library.MultiFormatReader();
  reader.setHints(
    new Map<number, unknown>([
      [hint.POSSIBLE_FORMATS, wanted],
      [hint.TRY_HARDER, true],
    ]),
  );
  return async ({ picture: { data, width, height } }) => {
    const source = new Source(new Uint8ClampedArray(data), width, height);
    // It writes a stack for each of its readers that finds nothing.
    const write = console.warn;
    console.warn = () => undefined;
    try {
      return [reader.decodeWithState(new Bitmap(new Binarizer(source))).getText()];
    } catch {
      return [];
    } finally {
      console.warn = write;
    }
  };
}

/** quagga2 needs a page; it is given the files, and the setting that was best of twenty-two in our measurements. */
export async function quagga(browser: Browser): Promise<PeerReader> {
  const page = await browser.newPage();
  await page.addScriptTag({
    content: readFileSync(join(PEERS, 'node_modules/@ericblade/quagga2/dist/quagga.min.js'), 'utf8'),
  });
  return ({ bytes, file }) => decodeInPage(page, `data:${typeOf(file)};base64,${bytes.toString('base64')}`);
}

function typeOf(file: string): string {
  return file.endsWith('png') ? 'image/png' : file.endsWith('webp') ? 'image/webp' : 'image/jpeg';
}

type QuaggaResult = { readonly codeResult?: { readonly code: string | null } } | undefined;

function decodeInPage(page: Page, src: string): Promise<readonly string[]> {
  return page.evaluate(
    (picture) =>
      new Promise<string[]>((resolve) => {
        const { Quagga } = window as unknown as {
          Quagga: { decodeSingle: (config: unknown, done: (result: QuaggaResult) => void) => unknown };
        };
        const readers = ['ean_reader', 'ean_8_reader', 'upc_reader', 'code_128_reader'];
        const config = {
          src: picture,
          numOfWorkers: 0,
          inputStream: { size: 800 },
          locator: { halfSample: true, patchSize: 'large' },
          decoder: { readers },
        };
        const done = (result: QuaggaResult) => resolve(result?.codeResult?.code ? [result.codeResult.code] : []);
        // Of an image it can make nothing of, it rejects; that is "nothing read".
        Promise.resolve(Quagga.decodeSingle(config, done)).catch(() => resolve([]));
      }),
    src,
  );
}
