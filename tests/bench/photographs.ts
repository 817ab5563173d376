import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { readPicture } from '../../src/quay/readPicture.ts';
import type { Picture } from '../../src/reader/picture.ts';
import { FNC1 } from '../../src/shared/barcode/gs1/elements.ts';

/** Labelled photographs of codes, which do not belong to the repository. */
const FOLDER = join(process.env['QUAY_DATA'] ?? '../shared/data', 'barcodes');

const Label = z.object({
  file: z.string(),
  symbology: z.string(),
  value: z.string(),
  also_in_image: z.string().default(''),
});

export type Photograph = {
  readonly file: string;
  readonly symbology: string;
  /** Every value that stands in it, as `told` makes it. */
  readonly values: ReadonlySet<string>;
  readonly bytes: Buffer;
  readonly picture: Picture;
};

/** Codes that stand in a photograph beside the one its label names, looked at by eye. */
const ALSO: Readonly<Record<string, readonly string[]>> = { 'zx_ean13-2_23.png': ['9784872348880'] };

/** @returns undefined where the photographs are not beside the repository */
export async function photographs(): Promise<readonly Photograph[] | undefined> {
  const labels = join(FOLDER, 'labels.csv');
  if (!existsSync(labels)) return undefined;
  const rows = z.array(Label).parse(parse(readFileSync(labels), { columns: true }));
  const read = await Promise.all(rows.map(photograph));
  return read.filter((one) => one !== undefined);
}

async function photograph(label: z.infer<typeof Label>): Promise<Photograph | undefined> {
  const path = join(FOLDER, label.file);
  const picture = await readPicture(path);
  if ('fault' in picture) return undefined;
  const also = label.also_in_image.split('|').concat(ALSO[label.file] ?? []);
  const values = [unescaped(label.value), ...also].filter((value) => value !== '').map(told);
  return { file: label.file, symbology: label.symbology, values: new Set(values), bytes: readFileSync(path), picture };
}

/** Labels write control characters as escapes. */
function unescaped(value: string): string {
  return value.replaceAll(/\\u([0-9a-f]{4})|\\([nr\\])/g, (_whole, code: string | undefined, short: string) =>
    code === undefined ? ({ n: '\n', r: '\r' }[short] ?? short) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

/** A value as values are compared: numbers with 14 digits, texts without what their writers disagree on. */
export function told(value: string): string {
  if (/^(\d{8}|\d{12,14})$/.test(value)) return value.padStart(14, '0');
  return value.replaceAll(FNC1, '').replaceAll(/[\s()]/g, '');
}

export function isGoods({ symbology }: Photograph): boolean {
  return symbology === 'UPC-A' || symbology.startsWith('EAN');
}
