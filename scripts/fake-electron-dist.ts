/**
 * A folder that looks like Electron's download to electron-builder: enough for packaging to be proved where Electron
 * itself cannot be fetched. Nothing in it runs.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Electron's executables carry this text, then the fuses: version 1, how many, one character each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

/** As Electron is shipped, in the order of @electron/fuses' FuseV1Options: `1` on, `0` off. */
const AS_SHIPPED = '101100011';

const root = dirname(import.meta.dirname);

/** Makes the folder for this project's Electron version, Linux. Fuses can be read and written in its executable. */
export function makeFakeElectron(folder: string): void {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/electron/package.json'), 'utf8'));
  writeFileSync(join(folder, 'version'), version);
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'chrome-sandbox', 'locales/en-US.pak', 'locales/vi.pak']) {
    writeFileSync(join(folder, name), name);
  }
  writeFileSync(join(folder, 'electron'), executable());
  chmodSync(join(folder, 'electron'), 0o755);
}

function executable(): Buffer {
  const elf = Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0]);
  const fuses = Buffer.concat([Buffer.from([1, AS_SHIPPED.length]), Buffer.from(AS_SHIPPED)]);
  return Buffer.concat([elf, Buffer.alloc(4_096), Buffer.from(SENTINEL), fuses, Buffer.alloc(4_096)]);
}
