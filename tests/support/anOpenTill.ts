import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { openOrRecover } from '../../src/main/openOrRecover.ts';
import type { CallName, InputOf, ReplyOf } from '../../src/shared/contract.ts';
import { dong } from '../../src/shared/money.ts';
import { ONE } from '../../src/shared/quantity.ts';
import { MORNING } from './aDesk.ts';
import { aProduct } from './aProduct.ts';
import { signInAt } from './pins.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

type Ask = <N extends CallName>(name: N, input: InputOf<N>) => Promise<Exclude<ReplyOf<N>, { refused: string }>>;

/** A till on a folder, new or found there, through what its screen asks for. */
export function anOpenTill(folder: string) {
  const till = openOrRecover({
    folder,
    keyring: fileKeyring(join(folder, 'secrets')),
    printer: { kind: 'preview' },
    assets: 'assets',
    log: silent,
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
  });
  onTestFinished(() => till.close());
  const ask: Ask = async (name, input) => {
    const answer = await till.answer(name, input);
    const reply = 'reply' in answer ? answer.reply : undefined;
    if (typeof reply !== 'object' || reply === null || 'refused' in reply)
      throw new Error(`${name}: ${JSON.stringify(answer)}`);
    return reply as never;
  };
  const sell = async (): Promise<string> => {
    const { cart } = await ask('cart.add', { product: aProduct().id, quantity: ONE });
    const tenders = [{ kind: 'cash' as const, given: dong(25_000) }];
    return (await ask('sale.complete', { sale: cart.sale, total: dong(25_000), tenders })).number;
  };
  return { folder, till, ask, sell, sync: () => ask('till.sync', {}), close: () => till.close() };
}

export type OpenTill = ReturnType<typeof anOpenTill>;

/** Lan signs in, and opens a shift where none is open. */
export async function startDay(till: OpenTill): Promise<void> {
  await signInAt(till.till.answer, 'lan');
  const state = await till.ask('till.state', {});
  if (state.stage === 'enrolled' && !state.shift) await till.ask('shift.open', { float: 500_000 });
}
