/** Whether there is time for the long form of a proof: `npm run prove` sets it, docs/reliability.md. */
export const LONG = process.env['QUAY_LONG'] === '1';

/** How often: in every run, or where there is time. */
export function rounds(short: number, long: number): number {
  return LONG ? long : short;
}
