import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { StockPaper, ToReceive } from '../../src/shared/contract/stock.ts';
import type { Answer } from '../../src/shared/contract.ts';
import { addDays, type Day } from '../../src/shared/day.ts';
import { PIN } from '../support/pins.ts';
import type { Shop } from './shop.ts';

export type Came = { readonly code: string; readonly pieces: number; readonly lot: string; readonly days: number };

/** Goods come in, with Minh's leave; each with so many days left, today not among them. */
export async function receive(shop: Shop, goods: readonly Came[]): Promise<void> {
  const { id, today } = (await answered(shop, 'stock.newEntry', {})) as { readonly id: string; readonly today: Day };
  const lines: ToReceive[] = [];
  for (const { code, pieces, lot, days } of goods) {
    const { product } = (await answered(shop, 'stock.scan', { code })) as {
      readonly product: { readonly product: string };
    };
    lines.push({
      product: product.product as ToReceive['product'],
      quantity: pieces * 1_000,
      code: lot,
      expires: addDays(today, days),
      owner: ownerOf(shop, product.product) as ToReceive['owner'],
      terms: { kind: 'consigned', perMille: 150 },
    });
  }
  const input = { id, lines };
  const { staff } = (await answered(shop, 'till.state', {})) as {
    readonly staff: readonly { readonly id: string; readonly role: string }[];
  };
  const minh = staff.find(({ role }) => role === 'manager')?.id;
  const leave = await answered(shop, 'staff.approve', { staff: minh, pin: PIN, call: 'stock.receive', input });
  const paper = (await answered(shop, 'stock.receive', { ...input, ...(leave as object) })) as StockPaper;
  if (paper.lines !== goods.length) throw new Error(`not received: ${JSON.stringify(paper)}`);
}

export async function answered(shop: Shop, name: string, input: unknown): Promise<unknown> {
  const answer: Answer = await shop.ask(name, input);
  if (!('reply' in answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.reply;
}

export function inBooks<Row>(shop: Shop, sql: string, ...values: readonly string[]): Row[] {
  const db = new Database(join(shop.data, 'till', 'till.db'));
  try {
    const statement = db.prepare(sql);
    if (statement.reader) return statement.all(...values) as Row[];
    if (statement.run(...values).changes === 0) throw new Error(`nothing was changed by: ${sql}`);
    return [];
  } finally {
    db.close();
  }
}

function ownerOf(shop: Shop, product: string): string {
  return inBooks<{ producer: string }>(shop, 'SELECT producer FROM product WHERE id = ?', product)[0]?.producer ?? '';
}

/** As if the lot had stood there until it was too late: nobody can receive what has expired. */
export function letExpire(shop: Shop, lot: string, on: Day): void {
  inBooks(shop, 'UPDATE lot SET expires = ? WHERE code = ?', on, lot);
}
