import { z } from 'zod';

/** Who may call: the binding refuses before the operation is reached. */
export type Caller = 'anyone' | 'signed-in' | 'in-shift';

/** One call of the contract: who may, what goes in, what comes out. */
export const call = <In extends z.ZodType, Out extends z.ZodType>(caller: Caller, input: In, reply: Out) => ({
  caller,
  input,
  reply,
});

export const nothing = z.strictObject({});
export const done = z.object({ done: z.literal(true) });
