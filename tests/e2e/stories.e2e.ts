import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { drawPhoto } from '../support/aStory.ts';
import { SALT } from './goods.ts';
import { expect, IN_ELECTRON, type Locator, openForBusiness, type Page, type Shop, test } from './shop.ts';

test.skip(IN_ELECTRON, 'the second window is opened by Electron itself: tests/electron/display.test.ts');

const VI = 'Câu chuyện viết cho bài thử: hạt muối phơi đủ nắng, giã tay, đóng gói tại nhà.';
const EN = 'A story made up for a test: salt dried in the sun, ground and packed by hand.';

/** A camera's picture: larger than a till takes, and named as people name them. */
const FROM_A_CAMERA = {
  name: 'Ảnh chụp 01.png',
  mimeType: 'image/png',
  buffer: drawPhoto({ width: 1_400, height: 1_050 }).bytes,
};

async function openStory(office: Page, name: string): Promise<Locator> {
  await office.getByTestId('nav-catalogue').click();
  await office.getByLabel('Tìm sản phẩm').fill(name);
  await office
    .getByRole('button', { name: `Câu chuyện và ảnh của ${name}` })
    .first()
    .click();
  const dialog = office.getByTestId('story-dialog');
  await expect(dialog.getByRole('button', { name: 'Sản phẩm', exact: true })).toBeVisible();
  return dialog;
}

async function openDisplay(page: Page, shop: Shop): Promise<Page> {
  const answer = await shop.ask('display.open', {});
  const { path = '' } = ('reply' in answer ? answer.reply : {}) as { readonly path?: string };
  const display = await page.context().newPage();
  await display.goto(new URL(path, shop.till).href);
  await expect(display.getByTestId('display-good')).toBeVisible();
  return display;
}

const photo = (display: Page): Locator => display.getByTestId('display-photo');

/** What stands there is a picture: it has pixels. */
async function isSeen(image: Locator): Promise<void> {
  await expect(image).toBeVisible();
  const pixels = await image.evaluate((each) => (each as HTMLImageElement).naturalWidth);
  expect(pixels).toBeGreaterThan(0);
}

/** What axe finds wrong on the page as it stands. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(() => Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))));
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} (${target.join(' ')})`));
}

async function tellSalt(office: Page): Promise<void> {
  const dialog = await openStory(office, SALT.name);
  await dialog.getByLabel('Câu chuyện (tiếng Việt)').fill(VI);
  await dialog.getByLabel('Câu chuyện (tiếng Anh, không bắt buộc)').fill(EN);
  await dialog.getByTestId('story-file').setInputFiles(FROM_A_CAMERA);
  await isSeen(dialog.getByRole('img', { name: `${SALT.name}, ảnh 1` }));
  expect(await faults(office)).toEqual([]);
  await dialog.getByRole('button', { name: 'Công bố ngay' }).click();
  await expect(office.getByTestId('toast')).toContainText(`Đã lưu câu chuyện của ${SALT.name}`);
  await expect(office.getByTestId('told')).toHaveText('Có câu chuyện · 1 ảnh');
}

/** Everybody signs out: then the display tells of the goods from the start. */
async function leave(page: Page): Promise<void> {
  await page.getByTestId('menu').click();
  await page.getByTestId('menu-sign-out').click();
  await expect(page.getByTestId('staff').first()).toBeVisible();
}

test('what the office writes and shows of its goods, buyers read and see at the till, with the centre and without', async ({
  page,
  shop,
  officePage: office,
}) => {
  // Two programs are killed and one started again, and four pages are looked over.
  test.slow();
  await openForBusiness(page, shop);
  await tellSalt(office);
  await shop.ask('till.sync', {});
  await leave(page);

  const display = await openDisplay(page, shop);
  const told = async () => {
    await display.reload();
    await expect(display.getByRole('heading', { name: SALT.name })).toBeVisible();
    await isSeen(photo(display));
    await expect(display.getByText(VI)).toBeVisible();
    await expect(display.getByText(EN)).toBeHidden();
  };
  await expect(async () => {
    await display.reload();
    await expect(photo(display)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await told();
  await expect(photo(display)).toHaveAttribute('alt', SALT.name);
  for (const colorScheme of ['light', 'dark'] as const) {
    await display.emulateMedia({ colorScheme });
    expect(await faults(display)).toEqual([]);
  }

  await shop.killCentre();
  await told();
  await shop.killTill();
  await shop.startTill();
  await told();
});

test('the other language follows, and then the next of the goods; nothing moves, and nothing is cut off', async ({
  page,
  shop,
  officePage: office,
}) => {
  await openForBusiness(page, shop);
  const long = `${VI} `.repeat(8).slice(0, 590);
  const dialog = await openStory(office, SALT.name);
  await dialog.getByLabel('Câu chuyện (tiếng Việt)').fill(long);
  await dialog.getByLabel('Câu chuyện (tiếng Anh, không bắt buộc)').fill(EN);
  await dialog.getByTestId('story-file').setInputFiles(FROM_A_CAMERA);
  await isSeen(dialog.getByRole('img', { name: `${SALT.name}, ảnh 1` }));
  await dialog.getByRole('button', { name: 'Công bố ngay' }).click();
  await expect(office.getByTestId('toast')).toBeVisible();
  await shop.ask('till.sync', {});
  await leave(page);

  const display = await page.context().newPage();
  await display.clock.install();
  const answer = await shop.ask('display.open', {});
  const { path = '' } = ('reply' in answer ? answer.reply : {}) as { readonly path?: string };
  await display.goto(new URL(path, shop.till).href);
  await expect(async () => {
    await display.reload();
    await expect(photo(display)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  for (const [width, height] of [
    [1024, 768],
    [1366, 768],
    [1920, 1080],
    [768, 1366],
  ] as const) {
    await display.setViewportSize({ width, height });
    await display.emulateMedia({ reducedMotion: width < height ? 'reduce' : 'no-preference' });
    await expect(display.getByText(EN)).toBeHidden();
    await expect(async () => expect(await overflows(display)).toEqual([])).toPass({ timeout: 2_000 });
    const box = await photo(display).boundingBox();
    expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(4 / 3, 1);
  }
  const before = await places(display);
  await display.clock.runFor(5_000 + 60 * long.length + 500);
  await expect(display.getByText(EN)).toBeVisible();
  await expect(display.getByText(long.trim())).toBeHidden();
  expect(await places(display)).toEqual(before);
  await display.clock.runFor(5_000 + 60 * EN.length + 500);
  await expect(display.getByRole('heading', { name: SALT.name })).toHaveCount(0);
  await expect(display.getByTestId('display-good')).toHaveAttribute('data-photo', 'false');
});

/** Whatever is larger than its place. */
function overflows(display: Page): Promise<string[]> {
  return display.evaluate(() =>
    [...document.querySelectorAll('main, main *')]
      .filter(({ scrollWidth, clientWidth, scrollHeight, clientHeight, tagName }) => {
        const isBox = clientWidth > 0 && tagName !== 'IMG';
        return isBox && (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 4);
      })
      .map(({ tagName, className }) => `${tagName} ${className}`),
  );
}

function places(display: Page): Promise<unknown> {
  return display.evaluate(() =>
    ['h1', 'img', '[data-testid="display-story"]'].map((which) => {
      const { x, y, width, height } = document.querySelector(which)?.getBoundingClientRect() ?? new DOMRect();
      return [which, x, y, width, height];
    }),
  );
}

test('a file that is no picture is refused with a sentence, whatever it is called, and what was written stays', async ({
  shop,
  officePage: office,
}) => {
  const dialog = await openStory(office, SALT.name);
  await dialog.getByLabel('Câu chuyện (tiếng Việt)').fill(VI);
  const named = join(shop.data, 'muoi.jpg');
  writeFileSync(named, 'một tệp chữ');
  await dialog.getByTestId('story-file').setInputFiles(named);
  await expect(dialog.getByRole('alert')).toContainText('“muoi.jpg” không phải là ảnh đọc được');
  await dialog.getByRole('button', { name: 'Chủ thể', exact: true }).click();
  await dialog.getByRole('button', { name: 'Sản phẩm', exact: true }).click();
  await expect(dialog.getByLabel('Câu chuyện (tiếng Việt)')).toHaveValue(VI);
  await dialog.getByTestId('story-file').setInputFiles([FROM_A_CAMERA, FROM_A_CAMERA]);
  await expect(dialog.getByTestId('story-photo')).toHaveCount(1);
  await dialog.getByRole('button', { name: /^Bỏ ảnh/ }).click();
  await expect(dialog.getByTestId('story-photo')).toHaveCount(0);
});

test('a photograph that is still on its way is waited for: nothing is saved without it, nor removed meanwhile', async ({
  officePage: office,
}) => {
  const dialog = await openStory(office, SALT.name);
  await dialog.getByTestId('story-file').setInputFiles(FROM_A_CAMERA);
  await expect(dialog.getByTestId('story-photo')).toHaveCount(1);
  const held = Promise.withResolvers<void>();
  await office.route('**/office/v1/photos', async (route) => {
    await held.promise;
    await route.continue();
  });
  await dialog.getByRole('button', { name: 'Chủ thể', exact: true }).click();
  await dialog.getByTestId('story-file').setInputFiles(FROM_A_CAMERA);
  await dialog.getByRole('button', { name: 'Sản phẩm', exact: true }).click();
  await expect(dialog.getByRole('button', { name: 'Công bố ngay' })).toBeDisabled();
  await expect(dialog.getByRole('button', { name: /^Bỏ ảnh/ })).toBeDisabled();
  held.resolve();
  await expect(dialog.getByRole('button', { name: 'Công bố ngay' })).toBeEnabled();
  await expect(dialog.getByTestId('story-photo')).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Chủ thể', exact: true }).click();
  await expect(dialog.getByTestId('story-photo')).toHaveCount(1);
});

test('while the line to the centre breaks off in the middle of a photograph, the till sells, and has it in the end', async ({
  page,
  shop,
  officePage: office,
}) => {
  await openForBusiness(page, shop);
  await tellSalt(office);
  shop.line.become('reply-cut');
  await shop.ask('till.sync', {});
  shop.line.become('through');
  await shop.ask('till.sync', {});
  await leave(page);
  const display = await openDisplay(page, shop);
  await expect(async () => {
    await display.reload();
    await isSeen(photo(display));
  }).toPass({ timeout: 30_000 });
});
