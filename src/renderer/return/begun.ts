import { z } from 'zod';
import { ReturnBegun } from '../../shared/contract/return.ts';
import { ProductId, StaffId } from '../../shared/id.ts';
import { Dong } from '../../shared/money.ts';
import { Quantity } from '../../shared/quantity.ts';
import { REFUND_KINDS } from '../../shared/return/refund.ts';
import { Destination } from '../../shared/return/return.ts';
import { keptInSession } from '../kept.ts';
import { useTill } from '../till/store.ts';

const SoldLine = ReturnBegun.shape.sale.unwrap().shape.lines.element;

const Row = z.object({
  name: z.string(),
  unit: z.string(),
  price: Dong,
  /** Comes back in whole pieces only. */
  pieces: z.boolean(),
  quantity: Quantity,
  to: Destination,
  /** Where it goes was said by hand, and no longer follows the reason. */
  placed: z.literal(true).exactOptional(),
  of: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('line'), line: z.int(), sold: SoldLine }),
    z.object({ kind: z.literal('brought'), product: ProductId }),
  ]),
});
/** One product on the surface: what came, or could come, and how much of it does. */
export type Row = Readonly<z.infer<typeof Row>>;

/** A return that was begun, under the id that makes it one however often it is asked for; `sale` null: without a slip. */
const Begun = ReturnBegun.extend({
  rows: z.array(Row).readonly(),
  /** The row the keys act on. */
  selected: z.int(),
  reason: z.string(),
  kind: z.enum(REFUND_KINDS),
  /** All of it goes back so, also what did not come as money. */
  otherwise: z.boolean(),
  reference: z.string(),
});
export type Begun = Readonly<z.infer<typeof Begun>>;

const KeptReturn = z.object({ by: StaffId, begun: Begun });

const kept = keptInSession<z.infer<typeof KeptReturn>>('quay.return', KeptReturn);

/** Keeps what whoever stands here has begun; null: nothing. */
export function keepBegun(begun: Begun | null): void {
  const { state } = useTill.getState();
  const by = state?.stage === 'enrolled' ? state.signedIn?.id : undefined;
  // Locked: it waits for whoever comes back.
  if (by) kept.write(begun ? { by, begun } : undefined);
}

/** What this person had begun. */
export function keptOf(by: StaffId): Begun | undefined {
  const found = kept.read();
  return found?.by === by ? found.begun : undefined;
}
