// Recomputed from docs/journal-format.md and not with the till's own rules, which may err; in big integers, because a forged
// price × quantity may be past 2^53.

/** round(n ÷ d), half away from zero. */
export function rounded(n: bigint, d: bigint): bigint {
  const magnitude = (2n * (n < 0n ? -n : n) + d) / (2n * d);
  return n < 0n ? -magnitude : magnitude;
}

export function sum(amounts: readonly number[]): bigint {
  return amounts.reduce((before, amount) => before + BigInt(amount), 0n);
}

/** price × quantity, in đồng. */
export function amountOf({ price, quantity }: { readonly price: number; readonly quantity: number }): bigint {
  return rounded(BigInt(price) * BigInt(quantity), 1000n);
}

export type CashStep = '1000' | '500' | 'none';

/** What cash rounding adds to an amount that is not negative: to the nearest step, exactly half down. */
export function cashRounding(amount: bigint, step: CashStep): bigint {
  if (step === 'none') return 0n;
  const size = BigInt(step);
  return size * ((2n * amount + size - 1n) / (2n * size)) - amount;
}

/** The VAT inside a gross amount. */
export function includedVat(gross: bigint, perMille: number | null): bigint {
  const rate = BigInt(perMille ?? 0);
  return rounded(gross * rate, 1000n + rate);
}

export type Vat = { readonly perMille: number | null; readonly gross: number | bigint; readonly vat: number | bigint };

export type Taxed = { readonly perMille: number | null; readonly amount: bigint };

/** What the lines of each rate come to: highest rate first, what is not subject to VAT last. */
export function grossByRate(lines: readonly Taxed[]): { readonly perMille: number | null; readonly gross: bigint }[] {
  const rates = [...new Set(lines.map(({ perMille }) => perMille))].toSorted((a, b) => (b ?? -1) - (a ?? -1));
  return rates.map((perMille) => {
    const own = lines.filter((line) => line.perMille === perMille);
    return { perMille, gross: own.reduce((before, { amount }) => before + amount, 0n) };
  });
}

export function vatText(groups: readonly Vat[]): string {
  return groups.map(({ perMille, gross, vat }) => `${perMille}:${gross}:${vat}`).join(' ');
}
