import { z } from 'zod';
import { Instant } from '../day.ts';
import { BlindReport, ShiftReport, Sum } from './report.ts';
import { Moved } from './shift.ts';

/**
 * The middle of a shift (X): its report, and what goes with it for everybody. Each movement of cash, with its reason, has a slip
 * of its own, and of what was taken for goods it says nothing.
 */
export const SoFar = z.object({
  at: Instant,
  report: z.union([ShiftReport, BlindReport]),
  /** Oldest first; what was practised is not among them. */
  moves: z.array(Moved.extend({ at: Instant, cashier: z.string() })),
  /** What buyers still have for other goods, also from earlier shifts. */
  creditsOwed: Sum,
});
export type SoFar = z.infer<typeof SoFar>;
