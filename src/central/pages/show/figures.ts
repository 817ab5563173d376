import { type Dong, divideRounded, formatDong } from '../../../shared/money.ts';
import { formatQuantity, type Quantity } from '../../../shared/quantity.ts';

/** `306.500 ₫`: a space that does not break, or the sign would stand alone on the next line. */
export function money(amount: Dong): string {
  return `${formatDong(amount)}\u00a0₫`;
}

/** A count as figures: `12.480`. */
export function count(number: number): string {
  return formatDong(number as Dong);
}

/** `2.808,773`: a sum of quantities, with dots between its thousands. */
export function quantityInFull(quantity: Quantity): string {
  const [whole = '', fraction] = formatQuantity(quantity).split(',');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}

/** A sum short enough for a chart's label, cut to the unit that carries it. */
export function shortMoney(amount: Dong): {
  readonly unit: 'thousand' | 'million' | 'billion' | null;
  readonly n: string;
} {
  if (amount < 0) {
    const { unit, n } = shortMoney(-amount as Dong);
    return { unit, n: `−${n}` };
  }
  if (amount >= 999_500_000) return { unit: 'billion', n: tenths(amount, 1_000_000_000) };
  if (amount >= 999_500) return { unit: 'million', n: tenths(amount, 1_000_000) };
  if (amount >= 1000) return { unit: 'thousand', n: String(divideRounded(amount, 1000)) };
  return { unit: null, n: String(amount) };
}

/** `1,2` below a hundred, whole above: a label is read at a glance. */
function tenths(amount: number, unit: number): string {
  if (amount >= unit * 100) return count(divideRounded(amount, unit));
  const n = divideRounded(amount * 10, unit);
  return n % 10 === 0 ? String(n / 10) : `${Math.floor(n / 10)},${n % 10}`;
}

/** A part of a whole in per cent: `12,5%`; `<0,1%` for what is there but would round to nothing. */
export function percent(part: number, whole: number): string {
  if (whole <= 0) return '0,0%';
  const perMille = divideRounded(Math.abs(part) * 1000, whole);
  if (perMille === 0 && part !== 0) return '<0,1%';
  return `${Math.floor(perMille / 10)},${perMille % 10}%`;
}

/** `1,4 MB`, for the progress of an upload. */
export function megabytes(bytes: number): string {
  return `${tenths(bytes, 1_000_000)} MB`;
}

/** What is left on a disk: `120 GB`, `1,4 GB`; below a gigabyte in MB. */
export function diskSize(left: number): string {
  return left >= 1_000_000_000 ? `${tenths(left, 1_000_000_000)} GB` : megabytes(left);
}
