/**
 * Runs a built main bundle as Electron would, with the recording stand-in for `electron`, and prints what happened as
 * one JSON line. A process of its own, because the bundle is loaded by Node itself, not by the test runner.
 * Arguments: product folder, resources folder, data folder, `packaged` or `plain`.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fakeElectron } from '../support/fakeElectron.ts';

const [product = '', resources = '', data = '', mode] = process.argv.slice(2);
const fake = fakeElectron({ appData: data, packaged: mode === 'packaged' });
Object.assign(globalThis, { standIn: fake.module });
Object.assign(process, { resourcesPath: resources });
process.argv = [process.execPath, '--data', data];

const source = `${Object.keys(fake.module)
  .map((name) => `export const ${name} = globalThis.standIn.${name};`)
  .join('')}export default globalThis.standIn;`;
const electron = join(data, 'electron.mjs');
mkdirSync(data, { recursive: true });
writeFileSync(electron, source);
const here = import.meta.url;
registerHooks({
  resolve: (specifier, context, next) => {
    if (specifier === 'electron') return { url: pathToFileURL(electron).href, format: 'module', shortCircuit: true };
    // The bundle lies in a temporary folder: packages are found as the project's own.
    const fromProject = specifier === 'better-sqlite3' || specifier === 'electron-updater';
    return next(specifier, fromProject ? { ...context, parentURL: here } : context);
  },
});

await import(pathToFileURL(join(product, 'dist/electron/main.js')).href);
fake.becomeReady();
const window = await settled();
console.log(JSON.stringify({ ...(await askTheTill()), calls: fake.calls.map((call) => call.what), said: said() }));
process.exit(0);

async function settled() {
  for (;;) {
    const opened = fake.windows[0];
    if (opened !== undefined && opened.loaded.length > 0) return opened;
    if (fake.handlersOf('app.exit').length > 0) return undefined;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

async function askTheTill() {
  if (window === undefined) return {};
  const call = fake.only('ipcMain.handle') as unknown as (event: unknown, message: unknown) => Promise<unknown>;
  const event = { sender: window.webContents, senderFrame: { url: 'app://quay/index.html', parent: null } };
  return { answer: await call(event, { name: 'till.state', input: {} }), options: window.options };
}

function said(): unknown {
  return fake.handlersOf('dialog.showErrorBox')[0]?.args[1];
}
