import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(import.meta.url);

/**
 * A WebAssembly program out of an installed package.
 * @param file `package/path/in/it.wasm`; looked up on the disk, since not every package lists its files for import
 */
export function programBytes(file: string): ArrayBuffer {
  for (const folder of require.resolve.paths(file) ?? []) {
    const bytes = readIfThere(join(folder, file));
    if (bytes) return new Uint8Array(bytes).buffer;
  }
  throw new Error(`${file} is not installed`);
}

function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
