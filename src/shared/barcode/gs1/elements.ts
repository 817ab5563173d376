import type { Gs1Fault } from './fault.ts';
import { mostOf, ruleAt } from './rules.ts';
import { togetherFault } from './together.ts';
import { valueFault } from './value.ts';

/** An application identifier and its value, as in the code: `['17', '270128']`. */
export type Element = readonly [ai: string, value: string];

export type Elements = { readonly elements: readonly Element[] };

/** FNC1 as scanners send it (ISO/IEC 646 group separator). */
export const FNC1 = '\u001D';

/** More in one code than GS1's engine takes. */
export const ELEMENT_LIMIT = 64;

/**
 * Reads a GS1 element string (General Specifications §7.8) and holds it against all of GS1's rules.
 * @param text without the symbology identifier; {@link FNC1} behind what is of variable length
 */
export function readElements(text: string): Elements | Gs1Fault {
  if (text === '') return { fault: 'empty' };
  const elements: Element[] = [];
  let at = 0;
  while (at < text.length) {
    const next = elementAt(text, at);
    if ('fault' in next) return next;
    if (elements.push(next.element) > ELEMENT_LIMIT) return { fault: 'too-many' };
    at = next.end;
  }
  return togetherFault(elements) ?? { elements };
}

function elementAt(text: string, at: number): { readonly element: Element; readonly end: number } | Gs1Fault {
  const rule = ruleAt(text, at);
  if (!rule) return { fault: 'unknown-ai', ai: text.slice(at, at + 4) };
  const begin = at + rule.ai.length;
  const fnc1 = text.indexOf(FNC1, begin);
  const end = fnc1 === -1 ? text.length : fnc1;
  const last = rule.fixed ? Math.min(end, begin + mostOf(rule)) : end;
  const value = text.slice(begin, last);
  const fault = valueFault(rule, value);
  if (fault) return fault;
  return { element: [rule.ai, value], end: text[last] === FNC1 ? last + 1 : last };
}
