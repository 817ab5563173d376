import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../scripts/ensure-chromium.ts';
import { drawnCode } from '../support/drawnCode.ts';
import { film } from '../support/fakeCamera.ts';
import { CRACKERS, SALT, SHRIMP } from './goods.ts';
import { atTheCounter, expect, scan, testInOneShop as test } from './shop.ts';
import { IN_ELECTRON } from './tillWindow.ts';

test.skip(IN_ELECTRON, 'the fake camera is given to a browser of ours when it is started');

let folder: string;
let browser: Browser;

// oxlint-disable-next-line no-empty-pattern -- Playwright reads the pattern to see what a hook needs
test.beforeAll(async ({}, info) => {
  folder = mkdtempSync(join(tmpdir(), 'camera-'));
  const file = join(folder, 'counter.mjpeg');
  const goods = [SALT, SHRIMP, CRACKERS].map(({ code }, at) => drawnCode(code, { module: 3, angle: at * 20 - 10 }));
  await film(goods, { file, width: 640, height: 480, each: 2 });
  const { launchOptions } = info.project.use;
  const fake = ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`];
  const whole = findChromium();
  const args = [...(launchOptions?.args ?? []), ...fake];
  browser = await chromium.launch({ ...launchOptions, ...(whole && { executablePath: whole }), args });
});
test.afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

async function openPage(permissions: readonly string[], shop: Parameters<typeof atTheCounter>[1]): Promise<Page> {
  const context = await browser.newContext({
    permissions: [...permissions],
    viewport: { width: 1024, height: 768 },
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
  });
  const page = await context.newPage();
  await page.addInitScript(keepTracks);
  await atTheCounter(page, shop);
  return page;
}

/** In the page, before its own code: remembers each camera that was turned on. */
function keepTracks(): void {
  const tracks: MediaStreamTrack[] = [];
  Object.assign(window, { tracks });
  const devices = navigator.mediaDevices;
  const open = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const stream = await open(wanted);
    tracks.push(...stream.getTracks());
    return stream;
  };
}

const tracksOf = (page: Page) =>
  page.evaluate(() =>
    (window as unknown as { tracks: MediaStreamTrack[] }).tracks.map(({ kind, readyState }) => `${kind} ${readyState}`),
  );

test('the camera sells what is held before it, each thing once, and is turned off by Escape and by paying', async ({
  shop,
}) => {
  const page = await openPage(['camera'], shop);
  await page.keyboard.press('F12');
  for (const { name } of [SALT, SHRIMP, CRACKERS]) {
    await expect(page.getByTestId('line').filter({ hasText: name })).toHaveCount(1);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('camera')).toHaveCount(0);
  expect(await tracksOf(page)).toEqual(['video ended']);

  await page.getByTestId('camera-key').click();
  await expect(page.getByTestId('camera').locator('video')).toBeVisible();
  await expect.poll(() => tracksOf(page)).toEqual(['video ended', 'video live']);
  await page.keyboard.press('F9');
  await expect(page.getByTestId('camera')).toHaveCount(0);
  expect(await tracksOf(page)).toEqual(['video ended', 'video ended']);

  // A code that nobody knows: its goods are photographed, and the camera is let go.
  await page.keyboard.press('Escape');
  await scan(page, '8936000000028');
  await page.keyboard.press('Alt+B');
  await page.getByTestId('photo-take').click();
  await page.getByTestId('photo-shoot').click();
  await expect(page.getByTestId('photo')).toBeVisible();
  expect((await tracksOf(page)).at(-1)).toBe('video ended');
  await page.context().close();
});

test('where the camera is not allowed, the screen says what to do, and scanners go on', async ({ shop }) => {
  const page = await openPage([], shop);
  await page.keyboard.press('F12');
  await expect(page.getByTestId('camera').getByRole('alert')).toContainText('cho phép');
  await page.context().grantPermissions(['camera']);
  await page.getByTestId('camera-again').click();
  await expect(page.getByTestId('camera').getByRole('alert')).toHaveCount(0);
  await page.getByTestId('camera-close').click();
  await expect(page.getByTestId('camera')).toHaveCount(0);
  await page.context().close();
});
