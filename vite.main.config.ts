import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { UserConfig } from 'vite';

const root = import.meta.dirname;

/** What stays a package of its own in the packaged app: native code, and what Electron itself brings. */
const apart = ['electron', 'better-sqlite3', '@serialport/bindings-cpp', 'electron-updater'];

/** The Electron main process: one ES module, everything but `apart` within it. */
export const mainConfig: UserConfig = {
  root,
  publicDir: false,
  define: { NATIVE_SHA256: JSON.stringify(nativeHashes()) },
  build: {
    outDir: 'dist/electron',
    emptyOutDir: false,
    target: 'node24',
    minify: false,
    ssr: 'src/main/host/electron/main.ts',
    rolldownOptions: {
      external: apart,
      output: { format: 'es', entryFileNames: 'main.js', codeSplitting: false },
    },
  },
  ssr: { noExternal: true, external: apart },
};

export default mainConfig;

/** SHA-256 of every prebuilt SQLite library, by platform and processor: the packaged app checks the one it loads. */
function nativeHashes(): Record<string, string> {
  const folder = join(root, 'node_modules/better-sqlite3/prebuilds');
  return Object.fromEntries(
    readdirSync(folder).map((file) => [
      basename(file, '.node'),
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}
