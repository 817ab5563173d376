import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileKeyring } from '../src/main/folder/secretFile.ts';
import { openTill } from '../src/main/open.ts';
import type { Till } from '../src/main/till.ts';
import type { Cart } from '../src/shared/cart/cart.ts';
import type { Instant } from '../src/shared/day.ts';
import { priceCart } from '../src/shared/pricing/priceCart.ts';
import { signInAt } from '../tests/support/pins.ts';

export type WeekOfSales = {
  readonly folder: string;
  readonly assets: string;
  readonly centre: string;
  readonly code: string;
  /** What buyers bring to the counter, as codes; over and over. */
  readonly baskets: readonly (readonly string[])[];
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** Sales a day, today last: a week as a showroom has it, with a weekend in it. */
const DAYS = [9, 7, 8, 12, 21, 18, 6] as const;

/** The outlet's second till, whose clock runs through the past week: a shift a day, which ends when the next begins. */
export async function sellForAWeek({ folder, assets, centre, code, baskets }: WeekOfSales): Promise<void> {
  const now = Date.now();
  let at = now - DAYS.length * 24 * HOUR;
  const till = openTill({
    folder,
    keyring: fileKeyring(join(folder, 'secrets')),
    printer: { kind: 'preview' },
    assets,
    log: { info: () => {}, warn: console.warn, error: console.error },
    clock: () => at as Instant,
    random: randomBytes,
    syncEvery: HOUR,
    version: 'screenshots',
  });
  await ask(till, 'till.enrol', { centre, code });
  await signInAt(till.answer, 'minh');
  for (const [day, sales] of DAYS.entries()) {
    at = now - (DAYS.length - 1 - day) * 24 * HOUR - sales * 4 * MINUTE;
    await ask(till, 'shift.open', { float: 500_000 });
    for (let sale = 0; sale < sales; sale += 1) {
      await sell(till, baskets[(sale + day * 3) % baskets.length] ?? []);
      at += 4 * MINUTE - 1;
    }
  }
  at = Date.now();
  await ask(till, 'till.sync', {});
  await till.close();
}

async function sell(till: Till, basket: readonly string[]): Promise<void> {
  for (const code of basket) await ask(till, 'cart.scan', { code });
  const { cart } = (await ask(till, 'cart.open', {})) as { readonly cart: Cart };
  const total = priceCart(cart).total;
  await ask(till, 'sale.complete', { sale: cart.sale, total, tenders: [{ kind: 'cash', given: total }] });
}

async function ask(till: Till, name: string, input: unknown): Promise<unknown> {
  const answer = await till.answer(name, input);
  if (!('reply' in answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  const { reply } = answer;
  if (typeof reply === 'object' && reply && 'refused' in reply) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return reply;
}
