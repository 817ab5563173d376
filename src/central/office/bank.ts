import { must } from '../../shared/must.ts';
import { bankSecret } from '../bank/secret.ts';
import { countSecret, madeSecret, readUnmatched } from '../db/bankNotice.ts';
import type { OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';

export async function bankState({ pool }: OfficeDesk): Promise<OfficeReply<'bank.state'>> {
  const made = await madeSecret(pool);
  return { secretMadeAt: (made?.madeAt ?? null) as OfficeReply<'bank.state'>['secretMadeAt'] };
}

/** Answered once and never again; the one before is no longer good. */
export async function makeBankSecret({ pool, clock, key }: OfficeDesk): Promise<OfficeReply<'bank.makeSecret'>> {
  const made = must(await countSecret(pool, clock()), 'the count of secrets');
  return { secret: bankSecret(key, made.n) };
}

/** As many as a person reads. */
const SHOWN = 200;

export async function unmatchedNotices({ pool }: OfficeDesk): Promise<OfficeReply<'bank.unmatched'>> {
  return (await readUnmatched(pool, SHOWN)) as OfficeReply<'bank.unmatched'>;
}
