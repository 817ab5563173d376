import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { checkNativeModules, NativeModuleChanged } from '../../src/main/host/electron/nativeModule.ts';
import { startTrouble } from '../../src/main/host/electron/startTrouble.ts';
import { aFolder } from './aHost.ts';

const sqlite = 'better-sqlite3/prebuilds/linux-x64.node';
const serial = '@serialport/bindings-cpp/prebuilds/linux-x64/@serialport+bindings-cpp.glibc.node';
const library = Buffer.from('a library');
const sha256 = createHash('sha256').update(library).digest('hex');
const expected = { [sqlite]: sha256, [serial]: sha256 };

const changed = Buffer.from(library);
changed.writeUInt8(changed.readUInt8(0) ^ 1, 0);

function installed(files: Readonly<Record<string, Uint8Array>>): string {
  const resources = aFolder();
  for (const [file, bytes] of Object.entries(files)) {
    const path = join(resources, 'app.asar.unpacked/node_modules', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return resources;
}

test('the native libraries that were packaged are loaded', () => {
  expect(() => checkNativeModules(installed({ [sqlite]: library, [serial]: library }), expected)).not.toThrow();
});

test.each([
  ['SQLite', { [sqlite]: changed, [serial]: library }],
  ['the serial port', { [sqlite]: library, [serial]: changed }],
])('one of %s with a single bit changed is not, and the person is told to install again', (_what, files) => {
  expect(() => checkNativeModules(installed(files), expected)).toThrow(NativeModuleChanged);
  expect(startTrouble(new NativeModuleChanged(), undefined).text).toContain('Hãy cài lại phần mềm');
});

test.each([
  ['one that was never packaged', { [sqlite]: library, 'left-pad/pad.node': library }],
  ['none of SQLite', { [serial]: library }],
])('with %s nothing is loaded', (_what, files) => {
  expect(() => checkNativeModules(installed(files), expected)).toThrow(NativeModuleChanged);
});
