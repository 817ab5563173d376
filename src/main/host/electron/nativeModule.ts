import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/** A native library is not the one that was packaged, or was never packaged. */
export class NativeModuleChanged extends Error {}

/** Place within `node_modules`, with `/` → SHA-256 of every prebuilt library there is; put in when the main process is bundled. */
declare const NATIVE_SHA256: Readonly<Record<string, string>>;

/**
 * A packaged app's archive is checked by Electron against a hash in the executable; native code cannot be loaded from
 * inside it and lies beside it, out of that check. So every such file is checked here, before any is loaded (2.6 MB, a few
 * milliseconds).
 * @param resources Electron's `process.resourcesPath`
 * @throws NativeModuleChanged
 */
export function checkNativeModules(
  resources: string,
  expected: Readonly<Record<string, string>> = NATIVE_SHA256,
): void {
  const folder = join(resources, 'app.asar.unpacked/node_modules');
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.node'));
  for (const file of found) {
    const actual = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
    if (actual !== expected[file.replaceAll(sep, '/')]) throw new NativeModuleChanged(`${file} has SHA-256 ${actual}`);
  }
  if (!found.some((file) => file.startsWith('better-sqlite3'))) throw new NativeModuleChanged('no SQLite library');
}
