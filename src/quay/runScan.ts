import type { ReadCode } from '../reader/read.ts';
import { type Engines, readStill } from '../reader/readStill.ts';
import { startZbar } from '../reader/zbar.ts';
import { startZxing } from '../reader/zxing.ts';
import { FNC1 } from '../shared/barcode/gs1/elements.ts';
import { programBytes } from './programBytes.ts';
import { type NoPicture, readPicture } from './readPicture.ts';

export type ScanWishes = { readonly json?: true };

/** What one file gave: `fault` where it is no picture. */
type Scanned = { readonly file: string; readonly codes: readonly ReadCode[] } & Partial<NoPicture>;

/** Reads the codes on pictures as the till's camera reads them, one line of answer a file. */
export async function runScan(files: readonly string[], { json }: ScanWishes): Promise<void> {
  const engines = await startReading();
  for (const file of files) {
    const scanned = await scanFile(engines, file);
    if (scanned.fault) process.exitCode = 2;
    console.log(json ? JSON.stringify(scanned) : inWords(scanned));
  }
}

/** Both engines, from the packages installed beside us. */
export async function startReading(): Promise<Engines> {
  const [zxing, zbar] = await Promise.all([
    startZxing(programBytes('zxing-wasm/dist/reader/zxing_reader.wasm')),
    startZbar(programBytes('@undecaf/zbar-wasm/dist/zbar.wasm')),
  ]);
  return { zxing, zbar };
}

async function scanFile(engines: Engines, file: string): Promise<Scanned> {
  const picture = await readPicture(file);
  if ('fault' in picture) return { file, codes: [], fault: picture.fault };
  return { file, codes: await readStill(engines, picture) };
}

const FAULTS = {
  missing: 'không mở được tệp này · this file cannot be opened',
  'unknown-kind': 'không phải ảnh PNG, JPEG hay WebP · not a PNG, JPEG or WebP picture',
  broken: 'ảnh hỏng · a broken picture',
} as const satisfies Record<NoPicture['fault'], string>;

function inWords({ file, codes, fault }: Scanned): string {
  if (fault) return `${file}: ${FAULTS[fault]}`;
  if (codes.length === 0) return `${file}: không đọc được mã nào · no code was read`;
  const said = codes.map(({ format, id, value }) => `${format} ${id} ${value.replaceAll(FNC1, '␝')}`);
  return `${file}: ${said.join(' · ')}`;
}
