import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProgram } from './program.ts';

/** Where workers find the data folder of a starter shop whose centre was filled and closed. */
const STARTER = 'QUAY_STORY_STARTER';

/** Once before all stories: each shop begins with a copy, which takes a tenth of what making a PostgreSQL and filling it does. */
export default async function makeStarter(): Promise<() => void> {
  const data = mkdtempSync(join(tmpdir(), 'quay-starter-'));
  const centre = await startProgram(['central', '--data', data, '--port', '0', '--starter']);
  await centre.stop();
  process.env[STARTER] = data;
  return () => rmSync(data, { recursive: true, force: true });
}

/** Lays the starter shop into an empty folder. */
export function copyStarter(data: string): void {
  const from = join(process.env[STARTER] ?? '', 'central');
  // PostgreSQL starts only as whoever owns its folder, and Node's own copy makes root the owner.
  if (process.platform === 'win32') cpSync(from, join(data, 'central'), { recursive: true });
  else execFileSync('cp', ['-a', from, data]);
}
