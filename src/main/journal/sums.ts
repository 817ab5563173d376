import type { Sale } from './bodies.ts';

/**
 * What does not add up within a sale, docs/journal-format.md §6. Recomputed from that page and not with the till's own rules,
 * which may err; in big integers, because a forged price × quantity may be past 2^53.
 */
export function* sumFaults(sale: Sale): Generator<string> {
  for (const [n, { price, quantity, amount }] of sale.lines.entries()) {
    const expected = rounded(BigInt(price) * BigInt(quantity), 1000n);
    if (BigInt(amount) !== expected) yield `line ${n + 1} of ${sale.number} comes to ${expected} and not ${amount}`;
  }
  const total = sum(sale.lines.map(({ amount }) => amount));
  if (total !== BigInt(sale.total)) yield `the lines of ${sale.number} add up to ${total} and not ${sale.total}`;
  if (vatText(vatOf(sale)) !== vatText(sale.vat)) yield `the VAT of ${sale.number} is not what its lines hold`;
  const change = sum(sale.tenders.map(({ given }) => given)) - BigInt(sale.total) - BigInt(sale.rounding);
  if (change !== BigInt(sale.change)) yield `the change of ${sale.number} should be ${change} and not ${sale.change}`;
}

/** round(n ÷ d), half away from zero. */
function rounded(n: bigint, d: bigint): bigint {
  const magnitude = (2n * (n < 0n ? -n : n) + d) / (2n * d);
  return n < 0n ? -magnitude : magnitude;
}

function sum(amounts: readonly number[]): bigint {
  return amounts.reduce((before, amount) => before + BigInt(amount), 0n);
}

type Vat = { readonly perMille: number | null; readonly gross: number | bigint; readonly vat: number | bigint };

/** Highest rate first, what is not subject to VAT last. */
function vatOf({ lines }: Sale): Vat[] {
  const rates = [...new Set(lines.map(({ vat }) => vat.perMille))].toSorted((a, b) => (b ?? -1) - (a ?? -1));
  return rates.map((perMille) => {
    const gross = sum(lines.filter(({ vat }) => vat.perMille === perMille).map(({ amount }) => amount));
    const rate = BigInt(perMille ?? 0);
    return { perMille, gross, vat: rounded(gross * rate, 1000n + rate) };
  });
}

function vatText(groups: readonly Vat[]): string {
  return groups.map(({ perMille, gross, vat }) => `${perMille}:${gross}:${vat}`).join(' ');
}
