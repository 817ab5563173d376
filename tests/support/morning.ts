import { expect } from 'vitest';
import { enrolled } from '../../src/main/db/enrolment.ts';
import { newestOf } from '../../src/main/db/journal.ts';
import { openLedger } from '../../src/main/ledger/openLedger.ts';
import { BEGINNING, walkOn } from '../../src/main/ledger/soundness.ts';
import { checkProjections } from '../../src/main/till/rebuild.ts';
import { SaleBody } from '../../src/shared/sale/sale.ts';

/** What became of the sales that a till said: those that are gone, and those that it kept and had not said. */
export type Morning = { readonly lost: readonly string[]; readonly more: number };

/** Starts a till again as it starts every morning, whatever happened in the night, and counts its sales. */
export function morningOf(folder: string, said: readonly string[]): Morning {
  const db = openLedger(folder, () => undefined);
  try {
    const who = enrolled(db);
    const sales = newestOf(db, who.device, 'sale', 100_000);
    const kept = new Set(sales.map(({ body }) => SaleBody.parse(JSON.parse(body)).number));
    expect(kept.size).toBe(sales.length);
    expect(walkOn(db, who, { from: BEGINNING, most: 1_000_000 })).toMatchObject({ ended: true });
    expect(checkProjections(db).differed).toEqual([]);
    const lost = said.filter((number) => !kept.has(number));
    return { lost, more: kept.size - (said.length - lost.length) };
  } finally {
    db.close();
  }
}
