import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { slipPng } from '../../src/main/devices/printer/png.ts';
import type { Bitmap } from '../../src/shared/slip/bitmap.ts';

export type ReadCode = { readonly format: string; readonly text: string };

/** All bar codes and QR codes on a picture, by zxing-cpp, which shares nothing with what draws ours. */
export async function readCodes(bitmap: Bitmap): Promise<ReadCode[]> {
  return readPng(slipPng(bitmap));
}

export async function readPng(png: Buffer): Promise<ReadCode[]> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer } });
  const { data, width, height } = PNG.sync.read(png);
  const picture = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as ImageData;
  const codes = await readBarcodes(picture, {
    formats: ['EAN-13', 'EAN-8', 'UPC-A', 'QRCode'],
    tryHarder: true,
    maxNumberOfSymbols: 60,
  });
  return codes.map(({ format, text }) => ({ format, text }));
}

/** The same by zbar, where the machine has it. */
export function readByZbar(bitmap: Bitmap): string[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'codes-'));
  try {
    const file = join(folder, 'label.png');
    writeFileSync(file, slipPng(bitmap));
    return execFileSync('zbarimg', ['-q', '--raw', file], { encoding: 'utf8' }).trim().split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
