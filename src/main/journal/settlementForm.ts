import { z } from 'zod';
import { bodies as written } from '../../shared/journal/entry.ts';
import { SettledLine } from '../../shared/settlement/settled.ts';
import { words } from './saleForm.ts';
import { slipNumber } from './slipNumberForm.ts';
import { Lot, Terms } from './stockForm.ts';

// What producers are owed and paid, as docs/journal-format.md §6 has it, for whoever reads.

const Line = SettledLine.extend({ lot: Lot.optional(), terms: Terms });
export type SettledLineRead = z.infer<typeof Line>;

export const ProducerSettled = written['producer-settled'].extend({
  number: slipNumber(/QT/),
  lines: z.array(Line).min(1),
});
export type ProducerSettled = z.infer<typeof ProducerSettled>;

const Means = z.discriminatedUnion('kind', [
  written['producer-paid'].shape.means.options[0],
  z.object({ kind: z.literal('transfer'), reference: words(40) }),
]);

export const ProducerPaid = written['producer-paid'].extend({
  number: slipNumber(/TT/),
  amount: z.int().positive(),
  means: Means,
});
export type ProducerPaid = z.infer<typeof ProducerPaid>;
