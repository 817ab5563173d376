import type { SaleBody } from '../../shared/sale/sale.ts';
import { voucherKey } from '../../shared/sale/voucher.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

/** The first sale that took a voucher keeps it: tills of before 2026-11-23 took one as often as it was shown. */
export function projectVouchers(db: WriteDb, { tenders, number, training }: SaleBody): void {
  for (const tender of tenders) {
    if (tender.kind !== 'voucher') continue;
    db.run(
      'INSERT INTO voucher (key, training, number) VALUES (?, ?, ?) ON CONFLICT (key, training) DO NOTHING',
      voucherKey(tender.code),
      training ? 1 : 0,
      number,
    );
  }
}

/** The number of the slip that took a voucher; undefined where this till has not taken it. */
export function slipOfVoucher(db: ReadDb, code: string, training: boolean): string | undefined {
  return db.get<{ number: string }>(
    'SELECT number FROM voucher WHERE key = ? AND training = ?',
    voucherKey(code),
    training ? 1 : 0,
  )?.number;
}
