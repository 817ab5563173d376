/** What became of the scans, by what the page asked the till for and by what lies in the cart. */
export type Count = { readonly lost: number; readonly doubled: number; readonly mangled: number };

export type Flood = {
  readonly scanned: readonly { readonly product: string; readonly code: string }[];
  /** `times`: asked for several at once, which nobody did. */
  readonly called: readonly { readonly code: string; readonly times?: number }[];
  /** Of the cart; thousandths. */
  readonly lines: readonly { readonly product: string; readonly quantity: number }[];
};

/**
 * Compares the codes as they were scanned with those the page understood, and the products with the cart: the worse of the two
 * counts. A code that never was scanned, and a product that never was, is mangled; what it stood for is lost as well.
 */
export function compared({ scanned, called, lines }: Flood): Count {
  const codes = tally(scanned.map(({ code }) => [code, 1]));
  const goods = tally(scanned.map(({ product }) => [product, 1]));
  const calls = differences(codes, tally(called.map(({ code, times }) => [code, times ?? 1])));
  const cart = differences(goods, tally(lines.map(({ product, quantity }) => [product, quantity / 1_000])));
  return {
    lost: Math.max(calls.lost, cart.lost),
    doubled: Math.max(calls.doubled, cart.doubled),
    mangled: Math.max(calls.mangled, cart.mangled),
  };
}

function tally(counted: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const [what, count] of counted) sums.set(what, (sums.get(what) ?? 0) + count);
  return sums;
}

function differences(wanted: ReadonlyMap<string, number>, found: ReadonlyMap<string, number>): Count {
  const sum = { lost: 0, doubled: 0, mangled: 0 };
  for (const [what, count] of wanted) sum.lost += Math.max(0, count - (found.get(what) ?? 0));
  for (const [what, count] of found) {
    const right = wanted.get(what);
    if (right === undefined) sum.mangled += count;
    else sum.doubled += Math.max(0, count - right);
  }
  return sum;
}
