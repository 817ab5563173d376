import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Film, film, type Presentation } from '../support/fakeCamera.ts';
import type { Photograph } from './photographs.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Gone with `npm ci`, and in no archive of the repository. */
const KEPT = join(ROOT, 'node_modules/.cache/quay-bench');
/** A film is as these make it: whatever is changed in them makes another. */
const MADE_BY = ['tests/support/fakeCamera.ts', 'tests/support/benchCatalogue.ts', 'src/quay/readPicture.ts'];

const Shown = z.array(z.object({ sharp: z.int(), end: z.int() }));

export type KeptFilm = { readonly file: string; readonly shown: readonly Presentation[] };

/** Films photographs, which takes a quarter of an hour; or finds the film of the same ones that an earlier run made. */
export async function keptFilm(
  products: readonly Photograph[],
  size: Omit<Film, 'file'>,
  say: (line: string) => void,
): Promise<KeptFilm> {
  const folder = join(KEPT, nameOf(products, size));
  const [file, list] = ['counter.mjpeg', 'shown.json'].map((name) => join(folder, name)) as [string, string];
  if (existsSync(list)) {
    say(`the film of an earlier run: ${folder}`);
    return { file, shown: Shown.parse(JSON.parse(readFileSync(list, 'utf8'))) };
  }
  say(`filming ${products.length} products, for the next runs, too: ${folder}`);
  // Whoever is stopped half-way leaves no film that looks whole.
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  try {
    const pictures = products.map(({ picture }) => picture);
    const shown = await film(pictures, { ...size, file: join(making, 'counter.mjpeg') });
    writeFileSync(join(making, 'shown.json'), JSON.stringify(shown));
    renameSync(making, folder);
    return { file, shown };
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

function nameOf(products: readonly Photograph[], size: Omit<Film, 'file'>): string {
  const hash = createHash('sha256').update(JSON.stringify(size));
  for (const file of MADE_BY) hash.update(readFileSync(join(ROOT, file)));
  for (const { bytes } of products) hash.update(createHash('sha256').update(bytes).digest());
  return `film-${hash.digest('hex').slice(0, 16)}`;
}
