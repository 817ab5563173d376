import { formatQuantity, quantity } from './quantity.ts';

/** `150` → `15`, `75` → `7,5`. */
export function percentText(perMille: number): string {
  return formatQuantity(quantity(perMille * 100));
}

/** `15` or `7,5` → per mille; undefined where it is none. */
export function readPercent(text: string): number | undefined {
  const match = /^\s*(\d{1,3})(?:[.,](\d))?\s*%?\s*$/.exec(text);
  if (!match) return undefined;
  const perMille = Number(match[1]) * 10 + Number(match[2] ?? 0);
  return perMille <= 1000 ? perMille : undefined;
}
