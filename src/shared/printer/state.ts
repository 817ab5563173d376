import { z } from 'zod';
import { Instant } from '../day.ts';

/**
 * What a printer last said of itself. `offline`: it cannot be reached, or is not ready and does not say why. `silent`: it has said
 * nothing yet, or never does.
 */
export const PrinterCondition = z.enum(['ready', 'paper-near-end', 'paper-out', 'cover-open', 'offline', 'silent']);
export type PrinterCondition = z.infer<typeof PrinterCondition>;

/**
 * How a printer stands, for the person before the screen: its condition, or what its queue does. `preview`: there is none, slips
 * become pictures. `waiting`: slips are queued and it takes nothing. `unknown`: nobody knows of a slip whether it came out.
 */
export const PrinterState = z.enum([...PrinterCondition.options, 'preview', 'printing', 'waiting', 'unknown']);
export type PrinterState = z.infer<typeof PrinterState>;

/** A condition and when it was told; null before anything was. */
export const Heard = z.object({ condition: PrinterCondition, at: Instant.nullable() });
export type Heard = z.infer<typeof Heard>;

/** Whether it can print now, as far as it says. */
export function isStopped(condition: PrinterCondition): boolean {
  return condition === 'paper-out' || condition === 'cover-open' || condition === 'offline';
}
