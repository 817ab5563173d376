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

/**
 * Why nobody knows of a job whether it is out. `silent`: the printer took all of it and said nothing. `lost`: it was lost, or took no
 * more, in the middle. `ended`: the till itself ended meanwhile. `faulty`: the till went wrong over it.
 */
export const Doubt = z.enum(['silent', 'lost', 'ended', 'faulty']);
export type Doubt = z.infer<typeof Doubt>;

/** A condition and when it was told; null before anything was. */
export const Heard = z.object({ condition: PrinterCondition, at: Instant.nullable() });
export type Heard = z.infer<typeof Heard>;

/** Whether it can print now, as far as it says. */
export function isStopped(condition: PrinterState): boolean {
  return condition === 'paper-out' || condition === 'cover-open' || condition === 'offline';
}

/** Whether what is given to it now is kept until it prints again. */
export function keepsWaiting(state: PrinterState): boolean {
  return state === 'waiting' || isStopped(state);
}

/** What is told first: what keeps it from printing, then that somebody has to look at slips, then the rest. */
export function foremost(state: PrinterState, unknown: number): PrinterState {
  return unknown > 0 && !keepsWaiting(state) ? 'unknown' : state;
}
