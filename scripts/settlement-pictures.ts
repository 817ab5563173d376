import type { Page } from '@playwright/test';
import type { ReplyOf } from '../src/shared/contract.ts';
import { isRefusal } from '../src/shared/refusal.ts';
import { comeTo, type Shop, signInAs } from '../tests/e2e/shop.ts';

const CONSIGNED = ['Muối tinh Bạc Liêu', 'Muối ớt Bạc Liêu', 'Bánh phồng tôm Cái Bát', 'Tôm khô Trúc Thương'] as const;

/** What producers are owed, with goods on consignment and a promotion that the shop bears. */
export async function takeSettlement(
  page: Page,
  shop: Shop,
  {
    sell,
    take,
  }: {
    sell: (page: Page, codes: readonly string[]) => Promise<void>;
    take: (page: Page, name: string) => Promise<void>;
  },
): Promise<void> {
  await comeTo(page, shop);
  await signInAs(page, 'Hương');
  await page.getByTestId('float').fill('500000');
  await page.keyboard.press('Enter');
  await page.getByTestId('counter').waitFor();
  for (const [nth, name] of CONSIGNED.entries()) await receive(shop, name, `MB-${620 + nth}`);
  await sell(
    page,
    Array.from({ length: 6 }, () => '2000000000220'),
  );
  await sell(page, ['2000000000176', '2000000000176', '2000000000176', '2000000001067', '2000000001142']);
  await writeOff(shop, 'Muối ớt Bạc Liêu', { why: 'expired', packs: 3 });
  await writeOff(shop, 'Muối ớt Bạc Liêu', { why: 'to-producer', packs: 2 });
  await page.keyboard.press('Alt+KeyK');
  await page.getByTestId('stock-settlement').click();
  await page.getByTestId('producers').getByRole('button', { name: /Muối/ }).first().click();
  await page.getByTestId('statement').getByText('Muối ớt').first().waitFor();
  await take(page, 'settlement');
}

async function receive(shop: Shop, name: string, code: string): Promise<void> {
  const { products } = (await asked(shop, 'stock.list', { text: name, limit: 9, offset: 0 })) as ReplyOf<'stock.list'>;
  const found = products.find((each) => each.name === name);
  const owners = (await asked(shop, 'stock.owners', {})) as ReplyOf<'stock.owners'>;
  const owner = owners.find((each) => each.name === found?.producer)?.id;
  const { id } = (await asked(shop, 'stock.newEntry', {})) as ReplyOf<'stock.newEntry'>;
  const terms = { kind: 'consigned', perMille: 150 };
  const line = { product: found?.product, quantity: 20_000, code, expires: '2027-06-30', owner, terms };
  await asked(shop, 'stock.receive', { id, lines: [line] });
}

type Gone = { readonly why: 'expired' | 'to-producer'; readonly packs: number };

async function writeOff(shop: Shop, name: string, { why, packs }: Gone): Promise<void> {
  const { products } = (await asked(shop, 'stock.list', { text: name, limit: 9, offset: 0 })) as ReplyOf<'stock.list'>;
  const product = products.find((each) => each.name === name)?.product;
  const { lots } = (await asked(shop, 'stock.lots', { product })) as ReplyOf<'stock.lots'>;
  const { id } = (await asked(shop, 'stock.newEntry', {})) as ReplyOf<'stock.newEntry'>;
  const line = { product, lot: lots[0]?.lot.id, quantity: packs * 1_000 };
  await asked(shop, 'stock.writeOff', { id, why, lines: [line] });
}

async function asked(shop: Shop, name: string, input: unknown): Promise<unknown> {
  const answer = await shop.ask(name, input);
  if (!('reply' in answer) || isRefusal(answer.reply)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.reply;
}
