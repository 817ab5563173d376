import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
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

/** SHA-256 of every prebuilt native library, by its place: the packaged app checks those it carries. */
function nativeHashes(): Record<string, string> {
  const modules = join(root, 'node_modules');
  const files = ['better-sqlite3', '@serialport/bindings-cpp'].flatMap((name) =>
    readdirSync(join(modules, name, 'prebuilds'), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.node'))
      .map((file) => join(name, 'prebuilds', file)),
  );
  return Object.fromEntries(
    files.map((file) => [
      file.replaceAll(sep, '/'),
      createHash('sha256')
        .update(readFileSync(join(modules, file)))
        .digest('hex'),
    ]),
  );
}
