import { z } from 'zod';
import { CashRounding } from '../../shared/catalogue/outlet.ts';
import { OutletId } from '../../shared/id.ts';
import { bodies as written } from '../../shared/journal/entry.ts';
import { Sale } from './saleForm.ts';

// The bodies as docs/journal-format.md §6 has them, for whoever reads. Where a till is stricter in what it writes (an
// outlet's code, the most that is handed over), a journal must not fail: those limits move with the versions, and the
// time zones known with the machine.

const outlet = z.object({
  id: OutletId,
  code: z.string(),
  name: z.string(),
  address: z.string(),
  phone: z.string(),
  taxCode: z.string(),
  cashRounding: CashRounding,
  zone: z.string(),
});

const ShiftOpened = written['shift-opened'].extend({ outlet });
export type ShiftOpened = z.infer<typeof ShiftOpened>;

const TillEnrolled = written['till-enrolled'].extend({ publicKey: z.string() });
const SlipReprinted = written['slip-reprinted'];
export type SlipReprinted = z.infer<typeof SlipReprinted>;

/** Kind and body of every entry this version can read. */
export const Known = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('till-enrolled'), body: TillEnrolled }),
  z.object({ kind: z.literal('shift-opened'), body: ShiftOpened }),
  z.object({ kind: z.literal('sale'), body: Sale }),
  z.object({ kind: z.literal('slip-reprinted'), body: SlipReprinted }),
  z.object({ kind: z.literal('pin-set'), body: written['pin-set'] }),
  z.object({ kind: z.literal('sign-in-blocked'), body: written['sign-in-blocked'] }),
  z.object({ kind: z.literal('line-removed'), body: written['line-removed'] }),
  z.object({ kind: z.literal('missed-demand'), body: written['missed-demand'] }),
]);

export type Known = z.infer<typeof Known>;

export function isKnown(kind: string): boolean {
  return Object.hasOwn(written, kind);
}
