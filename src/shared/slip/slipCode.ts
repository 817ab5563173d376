import type { Hash } from '../journal/entry.ts';

/** Outlet, till with the epoch from the second on, and a counter, before which a letter names its series. */
export const NUMBER = /^([A-Z]{2}\d{2,4})-([1-9]\d*)(?:\.([1-9]\d*))?-([A-Z]{0,2}\d{6,})$/i;

/** What the code on a slip says: which slip, and the beginning of what the till signed for it. */
export type SlipCode = {
  readonly number: string;
  /** 16 hex digits of the entry's hash; absent where only the number was typed. */
  readonly hash?: string;
  readonly outlet: string;
  readonly till: number;
  readonly epoch: number;
};

/**
 * The text of the code printed on a slip: `BL01-2-000123:9f86d081884c7d65`. Who makes up a slip of a true number would have
 * to guess 64 bits of its entry's hash.
 */
export function slipCode(number: string, hash: Hash): string {
  return `${number}:${hash.slice(0, 16)}`;
}

/** Reads a slip's code, or its number alone, as scanned or typed. @returns undefined where it is neither */
export function readSlipCode(text: string): SlipCode | undefined {
  const [number = '', hash, more] = text.trim().split(':');
  const parts = NUMBER.exec(number);
  if (!parts || more !== undefined || (hash !== undefined && !/^[0-9a-f]{16}$/i.test(hash))) return undefined;
  return {
    number: number.toUpperCase(),
    ...(hash !== undefined && { hash: hash.toLowerCase() }),
    outlet: (parts[1] ?? '').toUpperCase(),
    till: Number(parts[2]),
    epoch: Number(parts[3] ?? 1),
  };
}
