import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The SQLite library is not the one that was packaged. */
export class NativeModuleChanged extends Error {}

/** `linux-x64` … → SHA-256 of better-sqlite3's prebuilt library, put in when the main process is bundled. */
declare const NATIVE_SHA256: Readonly<Record<string, string>>;

/**
 * A packaged app's archive is checked by Electron against a hash in the executable; native code cannot be loaded from
 * inside it and lies beside it, out of that check. So this one file is checked here, before it is loaded (2.4 MB,
 * a few milliseconds).
 * @param resources Electron's `process.resourcesPath`
 * @throws NativeModuleChanged
 */
export function checkNativeModule(resources: string, expected: Readonly<Record<string, string>> = NATIVE_SHA256): void {
  const target = `${process.platform}-${process.arch}`;
  const file = join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds', `${target}.node`);
  const actual = createHash('sha256').update(readFileSync(file)).digest('hex');
  if (actual !== expected[target]) throw new NativeModuleChanged(`${file} has SHA-256 ${actual}`);
}
