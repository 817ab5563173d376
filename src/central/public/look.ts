import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

export type LookFile = { readonly type: string; readonly bytes: Buffer };

/** What the pages look like, held in memory: style, fonts and mark, all from this server. */
export type LookFiles = {
  /** Its path has a hash of its content, so it may be kept for ever. */
  readonly style: string;
  readonly files: ReadonlyMap<string, LookFile>;
};

const ROOT = join(import.meta.dirname, '../../..');
const THEME = join(ROOT, 'assets/theme');
/** Where our style sheets and pages find these files. */
export const LOOK_PATH = '/look/';

/** The tokens and drawings that till and office share, and the public pages' own sheet behind them. */
export function readLook(): LookFiles {
  const files = new Map<string, LookFile>();
  const fonts = readFileSync(join(THEME, 'fonts.css'), 'utf8').replaceAll(/url\('([^']+)'\)/g, (_, path: string) => {
    const name = basename(path);
    files.set(name, { type: 'font/woff2', bytes: readFileSync(join(THEME, path)) });
    return `url('${LOOK_PATH}${name}')`;
  });
  // Words come before their letters: over a slow line a page is read in the telephone's own font first.
  const sheets = [fonts.replaceAll('font-display: block', 'font-display: swap'), ...OURS.map(read)];
  const bytes = Buffer.from(sheets.join('\n').replaceAll(/\/\*[\s\S]*?\*\//g, ''));
  const name = `look.${hash('sha256', bytes).slice(0, 16)}.css`;
  files.set(name, { type: 'text/css; charset=utf-8', bytes });
  files.set('quay.svg', { type: 'image/svg+xml', bytes: readFileSync(join(ROOT, 'assets/icons/quay.svg')) });
  return { style: LOOK_PATH + name, files };
}

const OURS = [
  join(THEME, 'tokens.css'),
  join(THEME, 'motifs.module.css'),
  join(import.meta.dirname, 'look.css'),
] as const;

const read = (path: string): string => readFileSync(path, 'utf8');
