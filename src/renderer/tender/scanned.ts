/** Who takes what a scanner reads while the buyer pays: a voucher's code, say. */
let taker: ((code: string) => void) | undefined;

/** @returns how to take no more */
export function takeScans(take: (code: string) => void): () => void {
  taker = take;
  return () => {
    if (taker === take) taker = undefined;
  };
}

/** @returns whether somebody took it */
export function scannedForTender(code: string): boolean {
  taker?.(code);
  return taker !== undefined;
}
