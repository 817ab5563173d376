import { readSlipCode } from '../slip/slipCode.ts';
import { readBadge } from './badge.ts';
import { type Carried, readCarrier } from './gs1/carrier.ts';
import { FNC1, readElements } from './gs1/elements.ts';
import type { Gs1Fault } from './gs1/fault.ts';
import { isAddress, readLink } from './gs1/link.ts';
import { gtinKey, looksLikeGtin } from './gtin.ts';
import { carriesText, hasIdentifier } from './identifier.ts';
import { resolveElements } from './resolveElements.ts';
import { resolveGtin, resolveListed } from './resolveGtin.ts';
import type { Scan, ScanContext } from './scan.ts';

/** No symbol holds more that a counter would scan; a jammed scanner's burst does. */
const READ_LIMIT = 2_000;
const SHOWN_LIMIT = 512;

/**
 * Finds the product a scanner's text names, in the order the trade fixed: a slip's code; a GTIN in the catalogue, in all its
 * spellings; an in-store code, perhaps with weight or price inside; any other text the catalogue lists; a GS1 element string or
 * Digital Link; a web address, which is never opened; unknown. What has a wrong check digit is never sold, not even when the
 * catalogue lists it, and a plain EAN is never taken for GS1 data.
 * @param text as the scanner sent it, with or without its AIM identifier; FNC1 as 0x1D
 */
export function resolveScan<P>(text: string, context: ScanContext<P>): Scan<P> {
  if (text.length > READ_LIMIT) return { scan: 'unknown', code: text.trim().slice(0, SHOWN_LIMIT) };
  const sent = text.replace(/[\t\n\r]+$/, '');
  if (!hasIdentifier(sent)) return resolveText(sent.trim(), context);
  return carriesText(sent)
    ? resolveText(sent.slice(3), context)
    : resolveCarried(sent.slice(3), readCarrier(sent), context);
}

/** @param code without its identifier */
function resolveCarried<P>(code: string, read: Carried, context: ScanContext<P>): Scan<P> {
  switch (read.carried) {
    case 'gtin':
      return resolveText(read.digits, context);
    case 'text':
      return resolveText(read.text, context);
    case 'elements':
      return resolveElements(code, read, context);
    case 'fault':
      return faulty(code, read.fault);
  }
}

function resolveText<P>(code: string, context: ScanContext<P>): Scan<P> {
  if (looksLikeGtin(code)) {
    const key = gtinKey(code);
    return key ? resolveGtin(code, key, context) : { scan: 'bad-check-digit', code };
  }
  if (readSlipCode(code)) return { scan: 'slip', code };
  return resolveListed(code, context.lookUp(code)) ?? resolveForeign(code, context);
}

/** A code that no catalogue lists as it stands. */
function resolveForeign<P>(code: string, context: ScanContext<P>): Scan<P> {
  if (readBadge(code)) return { scan: 'badge', code };
  if (isAddress(code)) return resolveRead(code, readLink(code), context);
  if (ANY_ADDRESS.test(code)) return { scan: 'link', code };
  if (code.includes(FNC1))
    return resolveRead(code, readElements(code.startsWith(FNC1) ? code.slice(1) : code), context);
  const isUnmarked = GS1_PRODUCT.test(code) && 'elements' in readElements(code);
  return { scan: isUnmarked ? 'unmarked-gs1' : 'unknown', code: code.slice(0, SHOWN_LIMIT) };
}

const ANY_ADDRESS = /^https?:\/\//i;
/** AI 01 with more behind it. */
const GS1_PRODUCT = /^01\d{14}./;

function resolveRead<P>(code: string, read: ReturnType<typeof readElements>, context: ScanContext<P>): Scan<P> {
  return 'fault' in read ? faulty(code, read) : resolveElements(code, read, context);
}

/** A web address without a GS1 key is somebody's page. */
function faulty(code: string, fault: Gs1Fault): Scan<never> {
  if (fault.fault === 'no-key' || fault.fault === 'bad-address') return { scan: 'link', code, fault };
  return fault.fault === 'check-digit' ? { scan: 'bad-check-digit', code } : { scan: 'bad-gs1', code, fault };
}
