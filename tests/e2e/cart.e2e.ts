import { CRACKERS, SALT, SHRIMP } from './goods.ts';
import { atTheCounter, BY_HAND, expect, IN_ELECTRON, scan, testInOneShop as test } from './shop.ts';

test.beforeEach(async ({ page, shop }) => {
  await atTheCounter(page, shop);
  await scan(page, SALT.code);
  await scan(page, CRACKERS.code);
  await expect(page.getByTestId('line')).toHaveCount(2);
});

test('the quantity is changed with F2, and with plus and minus', async ({ page }) => {
  await page.keyboard.press('F2');
  await expect(page.getByTestId('quantity-field')).toBeFocused();
  await page.keyboard.press('4');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('total')).toHaveText('209.000 ₫');
  await page.keyboard.press('NumpadAdd');
  await expect(page.getByTestId('total')).toHaveText('259.000 ₫');
  await page.keyboard.press('NumpadSubtract');
  await expect(page.getByTestId('total')).toHaveText('209.000 ₫');
});

test('a line is chosen with the arrow and taken off with F8', async ({ page }) => {
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('[data-testid=line][data-selected=true]')).toContainText(SALT.name);
  await page.keyboard.press('F8');
  await expect(page.getByTestId('line')).toHaveCount(1);
  await expect(page.getByTestId('total')).toHaveText('50.000 ₫');
});

for (const [what, typed, sentence] of [
  ['none', '0', 'Số lượng phải lớn hơn 0 và dưới 10.000'],
  ['a hundred thousand', '100000', 'Số lượng phải lớn hơn 0 và dưới 10.000'],
  ['a piece and a half', '1,5', 'Món này bán theo cái'],
] as const) {
  test(`${what} is refused as a quantity, with a sentence, and nothing changes`, async ({ page }) => {
    await page.keyboard.press('F2');
    await expect(page.getByTestId('quantity-field')).toBeFocused();
    await page.keyboard.type(typed, BY_HAND);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('notice')).toContainText(sentence);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('total')).toHaveText('59.000 ₫');
  });
}

test('a reload in the middle of a cart comes back to it', async ({ page }) => {
  await page.reload();
  await expect(page.getByTestId('line')).toHaveCount(2);
  await expect(page.getByTestId('total')).toHaveText('59.000 ₫');
  await scan(page, SHRIMP.code);
  await expect(page.getByTestId('line')).toHaveCount(3);
});

test('a second tab shows the same cart', async ({ page, shop, context }) => {
  test.skip(IN_ELECTRON, 'the program has one window');
  const second = await context.newPage();
  await second.goto(shop.till);
  await expect(second.getByTestId('line')).toHaveCount(2);
  await expect(page.getByTestId('total')).toHaveText('59.000 ₫');
});

test('a line is drawn with its words in the very frame it comes in', async ({ page }) => {
  const lines = page.getByTestId('line');
  await lines.first().evaluate((first) => {
    const came: boolean[] = [];
    Object.assign(window, { came });
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        const words = node instanceof HTMLLIElement ? node.querySelector('strong') : null;
        if (words) came.push(words.checkVisibility({ contentVisibilityAuto: true }));
      }
    }).observe(first.parentElement as Element, { childList: true });
  });
  await scan(page, SHRIMP.code);
  await expect(lines).toHaveCount(3);
  const came = await page.evaluate(() => (window as unknown as { readonly came: readonly boolean[] }).came);
  expect(came).toEqual([true]);
});
