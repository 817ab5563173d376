import { join } from 'node:path';
import type { OutletId } from '../../src/shared/id.ts';
import { isRefusal } from '../../src/shared/refusal.ts';
import { type AnotherTill, addOutlet, openAnotherTill } from './anotherTill.ts';
import { SALT } from './goods.ts';
import { paper } from './papers.ts';
import { comeTo, expect, type Page, type Shop, scan, signInAs, test } from './shop.ts';
import { expectSound } from './sound.ts';
import { IN_ELECTRON } from './tillWindow.ts';

const PARTNER = { id: 'cm02' as OutletId, code: 'CM02', name: 'Đối tác Cà Mau' };

/** A second outlet of the province, with a till of its own on the same centre. */
async function openPartner(shop: Shop): Promise<AnotherTill> {
  await addOutlet(shop, { ...PARTNER, address: '5 Phan Ngọc Hiển, phường Tân Thành' });
  return openAnotherTill(shop, PARTNER.id);
}

/** Hương, who manages, in the room of goods: no shift is needed for it. */
async function inTheRoom(page: Page): Promise<void> {
  await signInAs(page, 'Hương');
  await expect(page.getByTestId('float')).toBeVisible();
  await page.keyboard.press('Alt+KeyK');
  await page.getByTestId('stock-transfer').click();
  await expect(page.getByTestId('transfers')).toBeVisible();
}

async function tenPacksComeIn(shop: Shop): Promise<void> {
  const ask = async (name: string, input: unknown) => {
    const answer = await shop.ask(name, input);
    if (!('reply' in answer) || isRefusal(answer.reply)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return answer.reply as never;
  };
  const { product } = (await ask('stock.scan', { code: SALT.code })) as {
    product: { product: string; producer: string };
  };
  const owners = (await ask('stock.owners', {})) as { id: string; name: string }[];
  const owner = owners.find(({ name }) => name === product.producer)?.id;
  const { id } = (await ask('stock.newEntry', {})) as { id: string };
  const terms = { kind: 'consigned', perMille: 150 };
  const line = { product: product.product, quantity: 10_000, code: 'MB-1', expires: '2031-06-30', owner, terms };
  await ask('stock.receive', { id, lines: [line] });
}

test('goods go from one outlet to another: sent by scanner, on their way at both, accepted with a difference that both see', async ({
  page,
  shop,
  browser,
}) => {
  test.skip(IN_ELECTRON, 'two tills are two windows; the web host has them');
  test.setTimeout(120_000);
  const partner = await openPartner(shop);
  const visit = await browser.newContext({ viewport: page.viewportSize() });
  const there = await visit.newPage();
  try {
    await comeTo(page, shop);
    await inTheRoom(page);
    await tenPacksComeIn(shop);

    await page.getByTestId('transfer-send').click();
    await expect(
      page.getByTestId('transfer-to').getByRole('option', { name: new RegExp(PARTNER.name) }),
    ).toBeAttached();
    await page.getByTestId('transfer-to').selectOption(PARTNER.id);
    for (let packs = 0; packs < 4; packs += 1) await scan(page, SALT.code);
    await expect(page.getByTestId('transfer-quantity')).toHaveValue('4');
    await expect(page.getByTestId('transfer-lot').getByRole('option', { selected: true })).toContainText('MB-1');
    await page.keyboard.press('F7');
    await page.getByTestId('road-carrier').fill('Ba Tâm');
    await page.getByTestId('road-vehicle').fill('69C-012.34');
    await page.keyboard.press('Enter');
    await shoot(page, 'transfer-send');

    // More than the books have is asked about first, and sent when somebody looked.
    await page.getByTestId('transfer-quantity').fill('12');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('transfer-even')).toBeVisible();
    await page.getByTestId('transfer-quantity').fill('4');
    await page.keyboard.press('F9');
    await expect(page.getByTestId('transfer-state')).toHaveText('Đang trên đường');
    const slip = await paper(shop, 'PHIẾU CHUYỂN HÀNG');
    expect(slip).toContain('Người vận chuyển: Ba Tâm');
    const number = /BL01-1-CK\d+/.exec(slip)?.[0] ?? '';
    expect(number).not.toBe('');

    // The stock list says that they are on their way, and leads to the slip and back.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByTestId('stock-list').click();
    await page.getByTestId('stock-show-way').click();
    await expect(page.getByTestId('stock-row').filter({ hasText: SALT.name }).getByTestId('stock-way')).toContainText(
      'đi',
    );
    await scan(page, SALT.code);
    await page.getByTestId('goods-way').filter({ hasText: number }).click();
    await expect(page.getByTestId('transfer-state')).toHaveText('Đang trên đường');
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('goods-left')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByTestId('stock-transfer').click();
    await page.getByTestId('transfer').filter({ hasText: number }).click();
    await expect(page.getByTestId('transfer-state')).toBeVisible();

    await there.goto(partner.address);
    await inTheRoom(there);
    const coming = there.getByTestId('transfer').filter({ hasText: number });
    await expect(coming).toHaveAttribute('data-state', 'on-its-way', { timeout: 20_000 });
    // The slip that came with the goods opens its transfer.
    await scan(there, number);
    await expect(there.getByTestId('arrival-count')).toHaveValue('4');
    await there.getByTestId('arrival-count').fill('3');
    await there.getByTestId('arrival-damaged').click();
    await expectSound(there, 'accepting goods');
    await shoot(there, 'transfer-accept');
    await there.keyboard.press('F9');
    await expect(there.getByTestId('transfer-state')).toHaveText('Đã nhận');
    await expectSound(there, 'a transfer that was accepted');
    await shoot(there, 'transfer-read');

    await page.keyboard.press('Escape');
    const gone = page.getByTestId('transfer').filter({ hasText: number });
    await expect(gone).toHaveAttribute('data-state', 'accepted', { timeout: 20_000 });
    await expect(gone).toContainText('có chênh lệch');
    await shoot(page, 'transfer-list');

    const office = await shop.office();
    const { lines } = await office.call('stock.list', {
      outlet: null,
      text: SALT.name,
      only: 'all',
      offset: 0,
      limit: 50,
    });
    const held = lines.filter(({ code }) => code === 'MB-1').map(({ outletName, onHand }) => [outletName, onHand]);
    expect(held).toContainEqual([PARTNER.name, 3_000]);
    expect(held.map(([, onHand]) => onHand)).toContainEqual(6_000);
  } finally {
    await visit.close();
    await partner.close();
  }
});

async function shoot(page: Page, name: string): Promise<void> {
  if (process.env['SHOTS']) await page.screenshot({ path: join(process.env['SHOTS'], `${name}.png`) });
}
