import { type Dong, dong, formatDong } from '../../shared/money.ts';

/** `306500` → `306.500 ₫`, the sign kept on the same line. */
export function withSign(amount: Dong): string {
  return `${formatDong(amount)}\u00a0₫`;
}

/** Twelve digits are a hundred times more than any counter takes, and still exact. */
const LONGEST = 12;

/** The digits a person typed or pasted, as money; undefined where there are none. */
export function readDong(text: string): Dong | undefined {
  const digits = text.replaceAll(/\D/g, '').slice(0, LONGEST);
  return digits === '' ? undefined : dong(Number(digits));
}
