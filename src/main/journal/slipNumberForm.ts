import { z } from 'zod';

/** Outlet code, till with the epoch from the second on, the letters of its series, and a counter of at least six digits. */
export function slipNumber(series: RegExp): z.ZodString {
  return z
    .string()
    .max(40)
    .regex(new RegExp(`^.+-[1-9]\\d*(\\.[1-9]\\d*)?-(${series.source})\\d{6,}$`, 's'));
}
