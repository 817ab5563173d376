import { z } from 'zod';
import type { DeviceId, OutletId, StaffId } from '../../../shared/id.ts';
import type { OutletRight, SharedRight } from './rights.ts';

/** Of which outlets a call asks, or whose till or person. What it leaves out is all that whoever asks may see. */
export type Asked = {
  readonly outlet?: OutletId | null | undefined;
  readonly device?: DeviceId | undefined;
  readonly staff?: StaffId | null | undefined;
};

/** A call of what belongs to no outlet in particular. */
export const call = <
  In extends z.ZodType,
  Out extends z.ZodType,
  const Door extends SharedRight | 'oneself' | 'anyone',
>(
  door: Door,
  input: In,
  reply: Out,
) => ({ door, input, reply });

/**
 * A call of what belongs to outlets. What `asks` names is looked at before the call is done; where it names nothing, the
 * call itself keeps to the outlets of whoever asks.
 */
export const ofOutlets = <In extends z.ZodType, Out extends z.ZodType, const Door extends OutletRight>(
  door: Door,
  input: In,
  reply: Out,
  asks: (input: z.infer<In>) => Asked,
) => ({ door, input, reply, asks });

export const nothing = z.strictObject({});
export const done = z.object({ done: z.literal(true) });
export const refused = <const Code extends string>(...codes: readonly [Code, ...Code[]]) =>
  z.object({ refused: z.enum(codes) });
