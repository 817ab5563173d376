import { type Dong, dong, formatDong } from '../../shared/money.ts';

/** `306500` → `306.500 ₫`, the sign kept on the same line. */
export function withSign(amount: Dong): string {
  return `${formatDong(amount)}\u00a0₫`;
}

/** Nine digits: a billion đồng, more than any counter takes; a barcode does not fit. */
const LONGEST = 9;

/** The digits a person typed or pasted, as money; undefined where there are none. */
export function readDong(text: string): Dong | undefined {
  const digits = text.replaceAll(/\D/g, '').slice(0, LONGEST);
  return digits === '' ? undefined : dong(Number(digits));
}
