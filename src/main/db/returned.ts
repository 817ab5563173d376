import type { DeviceId, EntryId, SaleId } from '../../shared/id.ts';
import type { EntryHeader } from '../../shared/journal/entry.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { ensure, must } from '../../shared/must.ts';
import { sumOf } from '../../shared/return/refund.ts';
import { type CreditPaidOutBody, ReturnBody } from '../../shared/return/return.ts';
import type { Tender } from '../../shared/sale/tender.ts';
import type { Sum } from '../../shared/shift/report.ts';
import { entryAt } from './journal.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';
import { projectMoved } from './stock.ts';

/** What hangs on a return: what is left of the sale's lines, the shelf, the sums, a credit. */
export function projectReturn(db: WriteDb, body: ReturnBody, header: EntryHeader): void {
  keepReturned(db, body, header);
  keepCredit(db, body, header);
  // What is practised moves neither money nor goods.
  if (body.training) {
    db.run('UPDATE running SET practice_returns = practice_returns + 1');
    return;
  }
  projectMoved(db, { kind: 'return', body });
  db.run('UPDATE running SET returns = returns + 1, sold = ?, returned = ?', body.running.sold, body.running.returned);
}

/** Practice returns come from practice sales only, so they are kept like any other. */
function keepReturned(db: WriteDb, { of, lines }: ReturnBody, { seq }: EntryHeader): void {
  if (!of) return;
  for (const { line, quantity, amount } of lines) {
    db.run(
      `INSERT INTO returned (sale, line, seq, quantity, amount) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (sale, line, seq) DO UPDATE SET quantity = quantity + excluded.quantity, amount = amount + excluded.amount`,
      of.sale,
      must(line, 'the line a return is of'),
      seq,
      quantity,
      amount,
    );
  }
}

function keepCredit(db: WriteDb, { refunds, number, training }: ReturnBody, { seq, id }: EntryHeader): void {
  const credit = sumOf(refunds, 'exchange');
  if (credit === 0) return;
  db.run(
    'INSERT INTO exchange_credit (seq, return, number, given, remaining, training) VALUES (?, ?, ?, ?, ?, ?)',
    seq,
    id,
    number,
    credit,
    credit,
    training ? 1 : 0,
  );
}

/** What a sale's tenders take from credits. Called for every sale that is made, practice or not. */
export function projectCreditsSpent(db: WriteDb, tenders: readonly Tender[]): void {
  for (const tender of tenders) {
    if (tender.kind === 'exchange') takeFromCredit(db, tender.return, tender.given);
  }
}

/** @returns what goes out of the drawer */
export function projectCreditPaidOut(db: WriteDb, body: CreditPaidOutBody): void {
  takeFromCredit(db, body.return, body.amount);
}

function takeFromCredit(db: WriteDb, id: EntryId, amount: Dong): void {
  const changed = db.run('UPDATE exchange_credit SET remaining = remaining - ? WHERE return = ?', amount, id);
  ensure(changed === 1, `the credit of ${id} is there to be spent`);
}

/** The returns of a sale until now, oldest first. */
export function returnsOf(
  db: ReadDb,
  device: DeviceId,
  sale: SaleId,
): { readonly id: EntryId; readonly body: ReturnBody }[] {
  const rows = db.all<{ seq: number }>('SELECT DISTINCT seq FROM returned WHERE sale = ? ORDER BY seq', sale);
  return rows.map(({ seq }) => {
    const entry = must(entryAt(db, device, seq), `entry ${seq}`);
    return { id: entry.header.id, body: ReturnBody.parse(JSON.parse(entry.body)) };
  });
}

/** How many returns this till has numbered. Those made while practising are counted by `practice`. */
export function returnsMade(db: ReadDb): number {
  return must(db.get<{ returns: number }>('SELECT returns FROM running'), 'the running totals').returns;
}

export type CreditRow = {
  readonly return: EntryId;
  readonly number: string;
  readonly given: Dong;
  readonly remaining: Dong;
};

/** … with the return's place in the journal. */
export type KeptCredit = CreditRow & { readonly seq: number; readonly training: boolean };

/** The credit a return made, also where nothing is left of it. */
export function creditOf(db: ReadDb, id: EntryId): KeptCredit | undefined {
  const row = db.get<CreditRow & { seq: number; training: number }>(
    'SELECT seq, return, number, given, remaining, training FROM exchange_credit WHERE return = ?',
    id,
  );
  return row && { ...row, training: row.training === 1 };
}

/** What is left of all credits together, and of how many; what was practised is owed to nobody. */
export function creditsOwed(db: ReadDb): Sum {
  return must(
    db.get<Sum>(
      `SELECT COUNT(*) AS count, COALESCE(SUM(remaining), 0) AS amount FROM exchange_credit
       WHERE remaining > 0 AND training = 0`,
    ),
    'a sum of credits',
  );
}

/** What was taken from the credits that some returns made: paid out, or spent on other goods. */
export function takenFromCredits(db: ReadDb, returns: readonly { readonly id: EntryId }[]): Dong {
  const credits = returns.flatMap(({ id }) => creditOf(db, id) ?? []);
  return dong(credits.reduce((sum, { given, remaining }) => sum + given - remaining, 0));
}

/** Why a sale cannot be paid so, or undefined: each credit is there, of the same mode, and holds what is taken from it. */
export function creditRefusal(db: ReadDb, tenders: readonly Tender[], training: boolean) {
  const taken = new Map<EntryId, number>();
  for (const tender of tenders) {
    if (tender.kind === 'exchange') taken.set(tender.return, (taken.get(tender.return) ?? 0) + tender.given);
  }
  for (const [id, amount] of taken) {
    const credit = creditOf(db, id);
    if (!credit || credit.training !== training) return { refused: 'no-such-credit' } as const;
    if (credit.remaining < amount) return { refused: 'credit-too-small', most: dong(credit.remaining) } as const;
  }
  return undefined;
}
