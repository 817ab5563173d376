import { must } from '../../shared/must.ts';
import { bankSecret } from '../bank/secret.ts';
import { countSecret, madeSecret, readUnmatched } from '../db/bankNotice.ts';
import { transaction } from '../db/query.ts';
import type { OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';
import { noteDone } from './people/audit.ts';
import type { Visit } from './people/visit.ts';

export async function bankState({ pool }: OfficeDesk): Promise<OfficeReply<'bank.state'>> {
  const made = await madeSecret(pool);
  return { secretMadeAt: (made?.madeAt ?? null) as OfficeReply<'bank.state'>['secretMadeAt'] };
}

/** Answered once and never again; the one before is no longer good. */
export async function makeBankSecret(
  desk: OfficeDesk,
  _input: unknown,
  visit: Visit,
): Promise<OfficeReply<'bank.makeSecret'>> {
  const made = await transaction(desk.pool, async (tx) => {
    const before = await madeSecret(tx);
    const after = must(await countSecret(tx, desk.clock()), 'the count of secrets');
    await noteDone(tx, desk, visit, { kind: 'bank-secret', id: `${after.n}`, before, after });
    return after;
  });
  return { secret: bankSecret(desk.key, made.n) };
}

/** As many as a person reads. */
const SHOWN = 200;

export async function unmatchedNotices({ pool }: OfficeDesk): Promise<OfficeReply<'bank.unmatched'>> {
  return (await readUnmatched(pool, SHOWN)) as OfficeReply<'bank.unmatched'>;
}
