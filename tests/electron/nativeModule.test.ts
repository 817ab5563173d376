import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkNativeModule, NativeModuleChanged } from '../../src/main/host/electron/nativeModule.ts';
import { startTrouble } from '../../src/main/host/electron/startTrouble.ts';
import { aFolder } from './aHost.ts';

const target = `${process.platform}-${process.arch}`;
const library = Buffer.from('a library');
const expected = { [target]: createHash('sha256').update(library).digest('hex') };

function installed(bytes: Uint8Array): string {
  const resources = aFolder();
  const folder = join(resources, 'app.asar.unpacked/node_modules/better-sqlite3/prebuilds');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${target}.node`), bytes);
  return resources;
}

test('the native library that was packaged is loaded', () => {
  expect(() => checkNativeModule(installed(library), expected)).not.toThrow();
});

test('one with a single bit changed is not, and the person is told to install again', () => {
  const changed = Buffer.from(library);
  changed.writeUInt8(changed.readUInt8(0) ^ 1, 0);
  expect(() => checkNativeModule(installed(changed), expected)).toThrow(NativeModuleChanged);
  expect(startTrouble(new NativeModuleChanged(), undefined).text).toContain('Hãy cài lại phần mềm');
});

test('one for a platform that was never packaged is not', () => {
  expect(() => checkNativeModule(installed(library), {})).toThrow(NativeModuleChanged);
});
