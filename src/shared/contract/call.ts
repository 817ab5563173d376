import { z } from 'zod';
import { ProductId } from '../id.ts';
import { ApprovalId } from '../staff/approval.ts';

/**
 * Who may call: the binding refuses before the operation is reached. The first three are said of whoever stands at the
 * till's own screen; `display` may be asked by the customer display, too, which may ask nothing else.
 */
export type Caller = 'anyone' | 'signed-in' | 'in-shift' | 'display';

/** One call of the contract: who may, what goes in, what comes out. */
export const call = <In extends z.ZodType, Out extends z.ZodType>(caller: Caller, input: In, reply: Out) => ({
  caller,
  input,
  reply,
});

export const nothing = z.strictObject({});
export const done = z.object({ done: z.literal(true) });

/** What a scanner read. `chosen`: which product it is, of several that the catalogue lists for the code. */
export const ScannedCode = z.object({ code: z.string().min(1).max(2_000), chosen: ProductId.optional() });
export type ScannedCode = z.infer<typeof ScannedCode>;

/** What became of a photograph: it goes to the centre; or it could not be kept, and what it went with stands without it. */
export const PhotoTaken = z.enum(['none', 'kept', 'left-out']);
export type PhotoTaken = z.infer<typeof PhotoTaken>;

/** What goes into a call that may need somebody else's leave: asked for again with it, and otherwise the same. */
export const approvable = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.object({ ...shape, approval: ApprovalId.optional() });
