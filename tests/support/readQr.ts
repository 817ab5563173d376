import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

/** The text of the first QR code in a picture, by zxing-cpp, which shares nothing with what draws ours. */
export async function readQr(png: Buffer): Promise<string | undefined> {
  const [code] = await readWith(png, ['QRCode']);
  return code;
}

/** The texts of all QR and EAN-13 codes in a picture, sorted, by zxing-cpp. */
export async function readCodes(png: Buffer): Promise<string[]> {
  return (await readWith(png, ['QRCode', 'EAN13'])).toSorted();
}

async function readWith(png: Buffer, formats: ('QRCode' | 'EAN13')[]): Promise<string[]> {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer } });
  const { data, width, height } = PNG.sync.read(png);
  const picture = { data: new Uint8ClampedArray(data), width, height, colorSpace: 'srgb' } as ImageData;
  return (await readBarcodes(picture, { formats })).map(({ text }) => text);
}

/** The same by the program `zbarimg`; undefined where it is not on the machine. */
export function readByZbar(png: Buffer): string[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'zbar-'));
  try {
    const file = join(folder, 'codes.png');
    writeFileSync(file, png);
    const { error, stdout } = spawnSync('zbarimg', ['--quiet', '--raw', file], { encoding: 'utf8' });
    return error ? undefined : stdout.trim().split('\n').toSorted();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
