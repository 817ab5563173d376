/** What goes with every build: `dist/notices/` with what it is made of (CycloneDX) and under which licences. Offline. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lock.ts';
import { thirdParty } from './shipped.ts';

export const NOTICES = 'dist/notices';

export function writeNotices(): void {
  const folder = join(root, NOTICES);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'THIRD-PARTY.txt'), thirdParty());
  writeFileSync(join(folder, 'sbom.cdx.json'), sbom());
}

/** Of the lockfile alone, so that it is the same wherever the build is made. @throws where npm says why not */
export function sbom(): string {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['sbom', '--sbom-format=cyclonedx', '--package-lock-only', '--offline'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64_000_000, shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`npm sbom: ${stderr}`);
  return stdout;
}

if (import.meta.main) writeNotices();
