import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bitmap } from '../../../shared/slip/bitmap.ts';
import { slipPng } from './png.ts';

export type PreviewName = {
  /** Of the sale's slip. */
  readonly number: string;
  /** 0 = the original. */
  readonly copy: number;
};

/**
 * The printer of a till that has none: puts a slip as a picture into a folder, made if missing. Whoever looks sees the
 * whole picture or none, also after a power cut.
 * @returns where it lies
 */
export async function savePreview(folder: string, name: PreviewName, bitmap: Bitmap): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, previewFile(name));
  const file = await open(`${path}.part`, 'w');
  try {
    await file.writeFile(slipPng(bitmap));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
  return path;
}

/** `BL01-2-000123.png`, a copy of it `BL01-2-000123-copy-1.png`. */
export function previewFile({ number, copy }: PreviewName): string {
  const safe = number.replaceAll(/[^\w.-]/g, '_');
  return copy === 0 ? `${safe}.png` : `${safe}-copy-${copy}.png`;
}

/** Pictures kept for whoever looks into the folder; the till draws any slip again from its journal. */
const KEPT = 500;

/** Takes the oldest pictures away, by when they were made. */
export async function thinOut(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.png'));
  if (names.length <= KEPT) return;
  const files = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })));
  const oldest = files.toSorted((a, b) => a.at - b.at).slice(0, files.length - KEPT);
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })));
}
