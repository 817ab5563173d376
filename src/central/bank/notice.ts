import type { Pool } from 'pg';
import { z } from 'zod';
import { Instant } from '../../shared/day.ts';
import { DONG_LIMIT, Dong } from '../../shared/money.ts';
import { billPrefix, billsIn } from '../../shared/vietqr/bill.ts';
import { billPlaces, insertNotice, madeSecret } from '../db/bankNotice.ts';
import type { CatalogueView } from '../office/catalogueView.ts';
import { requestJson } from '../requestJson.ts';
import type { CentreKey } from '../secrets.ts';
import { bankSecret, isSignedWith } from './secret.ts';

export const NOTICES_PATH = '/bank/notices';
/** UTC milliseconds when the notice was signed, in digits. */
export const TIME_HEADER = 'quay-bank-time';
/** HMAC-SHA256 in hex. */
export const BANK_SIGNATURE_HEADER = 'quay-bank-signature';
/** ms that a signature is good for, either way. */
const FRESH = 5 * 60_000;

export type BankDesk = {
  readonly pool: Pool;
  readonly clock: () => Instant;
  readonly key: CentreKey;
  readonly catalogue: Pick<CatalogueView, 'fresh'>;
  /** Something came that the office may want to see. */
  readonly onNotice: () => void;
};

/** A credit to the shop's account, as a bank or its aggregator tells it. Whatever else it says, of the payer say, is dropped. */
const Notice = z.object({
  /** The bank's own number of the transfer. */
  id: z.string().regex(/^[\x21-\x7e]{1,80}$/),
  /** When it was paid. */
  at: Instant,
  amount: Dong.refine((amount) => amount > 0 && amount < DONG_LIMIT),
  /** The transfer's text. */
  text: z.string().max(500),
});

export type NoticeAnswer =
  | { readonly answer: 'stored' | 'known' }
  | { readonly answer: 'refused'; readonly why: 'bad-signature' | 'malformed' | 'other-amount' };

type Signed = { readonly time: unknown; readonly signature: unknown };

/** Takes a bank's notice: durable when this answers. Told again, it is known and counts once. */
export async function takeNotice(desk: BankDesk, body: Buffer, signed: Signed): Promise<NoticeAnswer> {
  if (!(await isOurBank(desk, body, signed))) return { answer: 'refused', why: 'bad-signature' };
  const notice = Notice.safeParse(requestJson(body)).data;
  if (!notice) return { answer: 'refused', why: 'malformed' };
  const isNew = await insertNotice(desk.pool, {
    notice: notice.id,
    arrivedAt: desk.clock(),
    paidAt: notice.at,
    amount: notice.amount,
    bills: billsIn(notice.text, await prefixes(desk)),
  });
  if (isNew === undefined) return { answer: 'refused', why: 'other-amount' };
  if (isNew) desk.onNotice();
  return { answer: isNew ? 'stored' : 'known' };
}

async function isOurBank({ pool, clock, key }: BankDesk, body: Buffer, { time, signature }: Signed): Promise<boolean> {
  if (typeof time !== 'string' || typeof signature !== 'string' || !/^\d{13}$/.test(time)) return false;
  if (Math.abs(Number(time) - clock()) > FRESH) return false;
  const made = await madeSecret(pool);
  return made !== undefined && isSignedWith(bankSecret(key, made.n), time, { body, signature });
}

async function prefixes({ pool, catalogue }: BankDesk): Promise<string[]> {
  const [places, { outlets }] = await Promise.all([billPlaces(pool), catalogue.fresh()]);
  return places.flatMap(({ outlet, till }) => {
    const code = outlets.get(outlet)?.code;
    return code === undefined ? [] : [billPrefix(code, till)];
  });
}
