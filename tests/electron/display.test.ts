import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyChange } from '../../src/main/db/catalogueChange.ts';
import { openDatabase } from '../../src/main/db/open.ts';
import { photoName } from '../../src/shared/catalogue/photo.ts';
import { storyChangeId } from '../../src/shared/catalogue/story.ts';
import { calls } from '../../src/shared/contract.ts';
import { lan } from '../support/aDesk.ts';
import { aStory, drawPhoto } from '../support/aStory.ts';
import { COUNTER_SCREEN, type FakeScreen, type FakeWindow } from '../support/fakeElectron.ts';
import { signInAt } from '../support/pins.ts';
import { anEnrolledTill, anOpenHost, fromOurPage, type OpenHost } from './aHost.ts';

const BUYERS: FakeScreen = { id: 2, bounds: { x: 1366, y: 0, width: 1280, height: 1024 } };

const twoScreens = async () => anOpenHost(['--data', await anEnrolledTill()], { screens: [COUNTER_SCREEN, BUYERS] });

function displayOf({ windows }: OpenHost): FakeWindow {
  const display = windows[1];
  if (!display) throw new Error('no display');
  return display;
}

type Invoke = (event: unknown, message: unknown) => Promise<unknown>;
const askFrom = (host: OpenHost, window: FakeWindow, name: string, input: unknown = {}) =>
  (host.only('ipcMain.handle') as unknown as Invoke)(
    { ...fromOurPage(host), sender: window.webContents },
    { name, input },
  );

const names = (window: FakeWindow) => window.webContents.sent.map(({ message }) => (message as { name: string }).name);

test('with a second screen the display fills it, without a frame and without ever taking the scanner’s keys', async () => {
  const host = await twoScreens();
  const display = displayOf(host);
  expect(display.options).toMatchObject({ ...BUYERS.bounds, frame: false, focusable: false, show: false });
  expect(display.loaded).toEqual(['app://quay/display.html']);
  display.emit('ready-to-show');
  expect(host.handlersOf('window.showInactive')).toHaveLength(1);
  expect(host.handlersOf('window.focus')).toEqual([]);
});

test('its window is guarded exactly as the till’s is', async () => {
  const host = await twoScreens();
  const display = displayOf(host);
  expect(display.options['webPreferences']).toEqual(host.window.options['webPreferences']);
  expect(display.options['webPreferences']).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
  });
  expect(display.webContents.windowOpenHandler?.({ url: 'app://quay/index.html' })).toEqual({ action: 'deny' });
});

test('with one screen there is none until somebody asks, and then in a window that can be moved away', async () => {
  const host = await anOpenHost(['--data', await anEnrolledTill()]);
  expect(host.windows).toHaveLength(1);
  expect(await askFrom(host, host.window, 'display.open')).toEqual({ reply: { shown: 'window' } });
  expect(displayOf(host).options['frame']).toBeUndefined();
  await askFrom(host, host.window, 'display.open');
  expect(host.windows).toHaveLength(2);
});

test('it comes with a screen that is plugged in, goes with it, and comes back', async () => {
  const host = await anOpenHost(['--data', await anEnrolledTill()]);
  const { screen } = host.module;
  screen.screens = [COUNTER_SCREEN, BUYERS];
  screen.emit('display-added', {}, BUYERS);
  expect(host.windows).toHaveLength(2);
  screen.screens = [COUNTER_SCREEN];
  screen.emit('display-removed', {}, BUYERS);
  expect(host.handlersOf('window.close')).toHaveLength(1);
  screen.screens = [COUNTER_SCREEN, BUYERS];
  screen.emit('display-added', {}, BUYERS);
  expect(host.windows).toHaveLength(3);
});

test('it goes with the till’s window, so that the program ends', async () => {
  const host = await twoScreens();
  host.window.emit('closed');
  expect(host.handlersOf('window.close')).toHaveLength(1);
});

test('it may look, and do nothing else, whoever is signed in at the till', async () => {
  const host = await twoScreens();
  const display = displayOf(host);
  await signInAt((name, input) => askFrom(host, host.window, name, input) as never, lan.id);
  expect(await askFrom(host, display, 'display.view')).toMatchObject({ reply: { stage: 'idle' } });
  for (const name of Object.keys(calls)) {
    if (name === 'display.view') continue;
    expect([name, await askFrom(host, display, name)]).toEqual([name, { problem: 'not-a-call' }]);
  }
});

test('it hears what the buyer sees, and the till’s own screen does not', async () => {
  const host = await twoScreens();
  await signInAt((name, input) => askFrom(host, host.window, name, input) as never, lan.id);
  await new Promise((resolve) => setImmediate(resolve));
  expect(new Set(names(displayOf(host)))).toEqual(new Set(['display']));
  expect(names(host.window)).not.toContain('display');
});

test('a photograph that the till holds is shown to its pages, and another is not', async () => {
  const folder = await anEnrolledTill();
  const { photo, bytes } = drawPhoto();
  const row = aStory({ photos: [photo] });
  const db = openDatabase(join(folder, 'till.db'));
  db.write((writing) => applyChange(writing, { kind: 'story', id: storyChangeId(row.about), row }));
  db.close();
  mkdirSync(join(folder, 'photos'));
  writeFileSync(join(folder, 'photos', photoName(photo)), bytes);
  const host = await anOpenHost(['--data', folder]);
  const show = host.only('protocol.handle') as unknown as (request: Request) => Promise<Response>;
  const shown = await show(new Request(`app://quay/photos/${photoName(photo)}`));
  expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
  expect((await show(new Request(`app://quay/photos/${'0'.repeat(64)}.png`))).status).toBe(404);
});
