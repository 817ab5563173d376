import type { Day } from '../../shared/day.ts';
import type { ProducerId } from '../../shared/id.ts';
import { canonical } from '../../shared/journal/canonical.ts';
import type { EntryHeader } from '../../shared/journal/entry.ts';
import { type Dong, dong } from '../../shared/money.ts';
import type { ProducerPaidBody, ProducerSettledBody, SettledLine } from '../../shared/settlement/settled.ts';
import { rowOfSums, SUM_COLUMNS } from '../../shared/settlement/sumsRow.ts';
import { allWent } from '../../shared/settlement/went.ts';
import { lotKey } from '../../shared/stock/moved.ts';
import { upsert } from './owedSums.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';
import { projectNumbered } from './stock.ts';

/** What a settlement took, so that the next one leaves it out, and what is owed by it. */
export function projectSettled(db: WriteDb, body: ProducerSettledBody, { seq }: EntryHeader): void {
  projectNumbered(db, 'QT');
  keepPaper(db, body.producer.id, seq);
  for (const line of body.lines) keepLine(db, body.producer.id, line);
  db.run(
    `INSERT INTO account VALUES (?, ?, ?, 0, ?, ?)
     ON CONFLICT (owner) DO UPDATE SET name = excluded.name, payable = payable + excluded.payable,
       until = max(coalesce(until, ''), excluded.until), per_mille = coalesce(excluded.per_mille, per_mille)`,
    body.producer.id,
    body.producer.name,
    body.payable,
    body.until,
    agreedPerMille(body.lines) ?? null,
  );
}

/** At what commission goods of no lot were settled. */
export function agreedPerMille(lines: readonly SettledLine[]): number | undefined {
  const terms = lines.find(({ lot }) => !lot)?.terms;
  return terms?.kind === 'consigned' ? terms.perMille : undefined;
}

const ADD = upsert({
  table: 'settled',
  key: ['owner', 'product', 'lot'],
  added: [...SUM_COLUMNS, 'commission', 'payable'],
  said: ['counted'],
});

function keepLine(db: WriteDb, owner: ProducerId, line: SettledLine): void {
  const { product, lot, went, commission, payable, counted } = line;
  const key = { owner, product, lot: lotKey(lot?.id) };
  const sums = rowOfSums({ ...line, went: allWent(went) });
  db.run(ADD, { ...key, ...sums, commission, payable, counted: counted ? canonical(counted) : null });
}

function keepPaper(db: WriteDb, owner: ProducerId, seq: number): void {
  db.run('INSERT INTO settlement_paper VALUES (?, ?)', owner, seq);
}

export function projectPaid(db: WriteDb, { producer, amount }: ProducerPaidBody, { seq }: EntryHeader): void {
  projectNumbered(db, 'TT');
  keepPaper(db, producer.id, seq);
  db.run(
    `INSERT INTO account VALUES (?, ?, 0, ?, NULL, NULL)
     ON CONFLICT (owner) DO UPDATE SET name = excluded.name, paid = paid + excluded.paid`,
    producer.id,
    producer.name,
    amount,
  );
}

/** Where a producer's account stands, all tills of the outlet together as far as they were heard. */
export type Account = {
  /** Undefined where nothing was ever settled or paid. */
  readonly name?: string;
  readonly payable: Dong;
  readonly paid: Dong;
  readonly until: Day | null;
  readonly perMille: number | null;
};

export const NO_ACCOUNT: Account = { payable: dong(0), paid: dong(0), until: null, perMille: null };

type AccountRow = Account & { readonly owner: ProducerId };

const ACCOUNTS = `SELECT owner, max(name) AS name, sum(payable) AS payable, sum(paid) AS paid, max(until) AS until,
  max(per_mille) AS perMille FROM all_accounts`;

export function accountOf(db: ReadDb, owner: ProducerId): Account {
  return db.get<AccountRow>(`${ACCOUNTS} WHERE owner = ? GROUP BY owner`, owner) ?? NO_ACCOUNT;
}

export function allAccounts(db: ReadDb): AccountRow[] {
  return db.all<AccountRow>(`${ACCOUNTS} GROUP BY owner ORDER BY owner`);
}
