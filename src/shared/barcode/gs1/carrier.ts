import { hasValidCheckDigit } from '../gtin.ts';
import { EAN_DIGITS, ELEMENTS } from '../identifier.ts';
import { type Element, readElements } from './elements.ts';
import type { Gs1Fault } from './fault.ts';
import { isAddress, readLink } from './link.ts';

/** What a scanner that names the kind of symbol has read. */
export type Carried =
  /** `digits`: those of the bars themselves, where elements stood beside them (a composite code). */
  | { readonly carried: 'elements'; readonly elements: readonly Element[]; readonly digits?: string }
  /** An EAN or UPC code. */
  | { readonly carried: 'gtin'; readonly digits: string }
  /** Whatever else: its text without the identifier. */
  | { readonly carried: 'text'; readonly text: string }
  | { readonly carried: 'fault'; readonly fault: Gs1Fault };

/**
 * Reads a scan by its AIM identifier. Agrees with GS1's own engine on what is right and what is not; symbols the engine does not
 * know (Code 39, plain Code 128 …) are text.
 * @param text beginning with an identifier
 */
export function readCarrier(text: string): Carried {
  const identifier = text.slice(0, 3);
  const rest = text.slice(3);
  const length = EAN_DIGITS.get(identifier);
  if (length !== undefined) return readEan(rest, length);
  if (ELEMENTS.has(identifier)) return carry(readElements(rest));
  return isAddress(rest) ? carry(readLink(rest)) : { carried: 'text', text: rest };
}

/** What stands beside the bars of an EAN in a composite code comes behind them. */
const BESIDE = '|]e0';

function readEan(text: string, length: number): Carried {
  const digits = text.slice(0, length);
  if (digits.length < length) return { carried: 'fault', fault: { fault: 'too-short' } };
  if (!/^\d+$/.test(digits)) return { carried: 'fault', fault: { fault: 'wrong-character' } };
  if (!hasValidCheckDigit(digits)) return { carried: 'fault', fault: { fault: 'check-digit' } };
  if (text.length === length) return { carried: 'gtin', digits };
  if (!text.startsWith(BESIDE, length)) return { carried: 'fault', fault: { fault: 'too-long' } };
  const beside = carry(readElements(text.slice(length + BESIDE.length)));
  return beside.carried === 'elements' ? { ...beside, digits } : beside;
}

function carry(read: ReturnType<typeof readElements>): Carried {
  if ('fault' in read) return { carried: 'fault', fault: read };
  return { carried: 'elements', elements: read.elements };
}
