import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ensureElectron } from '../../scripts/fetch-electron.ts';
import { aFolder } from './aHost.ts';

/** Electron's npm package, with an installer that does what is asked. */
function anElectronPackage(installer: string): string {
  const folder = aFolder();
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'install.js'), installer);
  return folder;
}

const unpack = `
  const { mkdirSync, writeFileSync } = require('node:fs');
  mkdirSync(__dirname + '/dist');
  writeFileSync(__dirname + '/dist/electron', '');
  writeFileSync(__dirname + '/path.txt', 'electron');`;

test('fetched by its own installer, and found', async () => {
  const packageFolder = anElectronPackage(unpack);
  expect(await ensureElectron({ timeoutMs: 20_000, packageFolder })).toEqual({
    path: join(packageFolder, 'dist/electron'),
  });
});

test('already there: the installer does not run', async () => {
  const packageFolder = anElectronPackage('require("node:fs").writeFileSync(__dirname + "/ran", "")');
  mkdirSync(join(packageFolder, 'dist'));
  writeFileSync(join(packageFolder, 'dist/electron'), '');
  writeFileSync(join(packageFolder, 'path.txt'), 'electron');
  expect(await ensureElectron({ timeoutMs: 20_000, packageFolder })).toHaveProperty('path');
  expect(existsSync(join(packageFolder, 'ran'))).toBe(false);
});

test('refused by the network: said in one line', async () => {
  const packageFolder = anElectronPackage('console.error("\\nTypeError: fetch failed\\n  at here"); process.exit(1)');
  expect(await ensureElectron({ timeoutMs: 20_000, packageFolder })).toEqual({
    missing: 'its download failed (TypeError: fetch failed)',
  });
});

test('never ending: given up at the limit', async () => {
  const packageFolder = anElectronPackage('setInterval(() => {}, 1000)');
  expect(await ensureElectron({ timeoutMs: 100, packageFolder })).toEqual({
    missing: 'its download did not finish within 0.1 s',
  });
});

test('an installer that ends well and leaves nothing is not believed', async () => {
  const packageFolder = anElectronPackage('');
  expect(await ensureElectron({ timeoutMs: 20_000, packageFolder })).toEqual({
    missing: 'its installer left nothing behind',
  });
});

test('not even the package: said', async () => {
  expect(await ensureElectron({ timeoutMs: 20_000, packageFolder: aFolder() })).toEqual({
    missing: 'the electron package is not installed',
  });
});
