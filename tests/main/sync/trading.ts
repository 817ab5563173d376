import { randomBytes } from 'node:crypto';
import { record } from '../../../src/main/db/record.ts';
import { allStatements, bringUpToDate, statementFor } from '../../../src/main/db/statement.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { payProducer } from '../../../src/main/till/payProducer.ts';
import { settleProducer } from '../../../src/main/till/settleProducer.ts';
import { dayOf } from '../../../src/shared/day.ts';
import { type EntryId, type OutletId, type ProducerId, uuidv7 } from '../../../src/shared/id.ts';
import type { BodyOf, EntryKind } from '../../../src/shared/journal/entry.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import type { Bearer } from '../../../src/shared/sale/off.ts';
import { paidFor, type SaleBody } from '../../../src/shared/sale/sale.ts';
import { vatOf } from '../../../src/shared/sale/vat.ts';
import type { Statement } from '../../../src/shared/settlement/statementOf.ts';
import { MORNING } from '../../support/aDesk.ts';
import { huongsHand } from '../../support/hands.ts';
import { ofLot, returnOf, saleOf } from '../../support/stockEntries.ts';
import { BAC_LIEU, type TestCentre } from '../../support/testCentre.ts';
import { aSyncedTill, type SyncedTill } from './aSyncedTill.ts';

/** Tills that sell, settle and pay one producer's goods, and hear of each other through a real centre. */

export const TODAY = dayOf(MORNING);
export const OWNER = 'ct-1' as ProducerId;
let outlets = 0;

/** Some tills in an outlet of their own. */
export async function aShowroom(centre: TestCentre, count: number): Promise<SyncedTill[]> {
  const outlet = `no-${++outlets}` as OutletId;
  await centre.call('outlet.save', { ...BAC_LIEU, id: outlet, code: `NO${10 + outlets}` });
  const tills: SyncedTill[] = [];
  for (let till = 0; till < count; till++)
    tills.push(await aSyncedTill({ url: centre.url, code: must(await centre.makeEnrolCode(outlet), 'a code') }));
  for (const till of tills) await till.sync.once();
  return tills;
}

export const anId = (): EntryId => uuidv7(MORNING, randomBytes(10)) as EntryId;

function write<K extends EntryKind>({ db, signer }: SyncedTill, kind: K, body: BodyOf<K>): void {
  db.write((writing) => record(writing, signer, { id: anId(), at: MORNING, actor: 'lan', kind, body }));
}

export const deskOf = ({ db, signer }: SyncedTill): Desk => ({ db, signer, clock: () => MORNING, random: randomBytes });

export type Some = {
  readonly quantity: number;
  readonly lot: number;
  readonly off: number;
  readonly bearer: Bearer;
  readonly back: boolean;
};

/** Goods at 20.000 ₫, of a lot or none; with something taken off where they are sold. */
export function trade(till: SyncedTill, { quantity, lot, off, bearer, back }: Some): void {
  const goods = { product: `sp-${lot}`, quantity, ...(lot > 0 && { lots: [ofLot(lot, quantity)] }) };
  if (back) return write(till, 'return', returnOf(MORNING, 'BL01-1-R000001', [{ ...goods, to: 'stock' }]));
  const plain = saleOf(MORNING, 'BL01-1-000001', [goods]);
  const lines = plain.lines.map((line) => ({
    ...line,
    ...(off > 0 && { offs: [{ by: 'line' as const, amount: dong(Math.min(off, line.amount)), borneBy: bearer }] }),
  }));
  const total = dong(lines.reduce((sum, line) => sum + paidFor(line), 0));
  const vat = vatOf(lines.map((line) => ({ perMille: 80, amount: paidFor(line) })));
  const body: SaleBody = {
    ...plain,
    lines,
    total,
    vat,
    tenders: [{ kind: 'cash', given: total }],
    running: { sold: total, returned: dong(0) },
  };
  write(till, 'sale', body);
}

export async function syncAll(centre: TestCentre, tills: readonly SyncedTill[]): Promise<void> {
  for (const till of tills) await till.sync.once();
  await centre.idle();
  for (const till of tills) await till.sync.once();
}

export function statementAt({ db }: SyncedTill): Statement | undefined {
  db.write(bringUpToDate);
  return allStatements(db, TODAY).find(({ producer }) => producer.id === OWNER);
}

/** Settles at 10 % of goods of no lot. */
export function settle(till: SyncedTill): void {
  till.db.write(bringUpToDate);
  const asked = { producer: OWNER, until: TODAY, perMille: 100 };
  const due = must(statementFor(till.db, asked), 'a statement').payable;
  const made = settleProducer(deskOf(till), { id: anId(), ...asked, due }, huongsHand);
  if (isRefusal(made) && made.refused !== 'nothing-to-settle') throw new Error(JSON.stringify(made));
}

/** Pays so much, by a transfer. */
export function pay(till: SyncedTill, amount: number): void {
  const made = payProducer(
    deskOf(till),
    { id: anId(), producer: OWNER, amount, by: { kind: 'transfer', reference: 'FT1' } },
    huongsHand,
  );
  if (isRefusal(made)) throw new Error(JSON.stringify(made));
}
