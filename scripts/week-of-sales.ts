import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { fileKeyring } from '../src/main/folder/secretFile.ts';
import { openTill } from '../src/main/open.ts';
import type { Till } from '../src/main/till.ts';
import type { CartReply } from '../src/shared/contract/cart.ts';
import type { OpenShift } from '../src/shared/contract/shift.ts';
import type { Instant } from '../src/shared/day.ts';
import { dong } from '../src/shared/money.ts';
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

/** The outlet's second till, whose clock runs through the past week: a shift a day. */
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
    const { shift } = (await ask(till, 'shift.open', { float: 500_000 })) as OpenShift;
    for (let sale = 0; sale < sales; sale += 1) {
      await sell(till, baskets[(sale + day * 3) % baskets.length] ?? []);
      at += 4 * MINUTE - 1;
    }
    // Of today's the other till tells.
    if (day < DAYS.length - 1) await ask(till, 'shift.close', { shift, counted: [{ note: dong(500_000), count: 1 }] });
  }
  at = Date.now();
  await ask(till, 'till.sync', {});
  await till.close();
}

async function sell(till: Till, basket: readonly string[]): Promise<void> {
  for (const code of basket) await ask(till, 'cart.scan', { code });
  const { cart, priced } = (await ask(till, 'cart.open', {})) as CartReply;
  const { total } = priced;
  await ask(till, 'sale.complete', {
    sale: cart.sale,
    total,
    tenders: [{ kind: 'cash', given: Math.ceil(total / 1000) * 1000 }],
  });
}

async function ask(till: Till, name: string, input: unknown): Promise<unknown> {
  const answer = await till.answer(name, input);
  if (!('reply' in answer)) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  const { reply } = answer;
  if (typeof reply === 'object' && reply && 'refused' in reply) throw new Error(`${name}: ${JSON.stringify(reply)}`);
  return reply;
}
