import { must } from '../../must.ts';
import { CHARACTERS, CHECKS } from './checks.ts';
import type { Gs1Fault } from './fault.ts';
import type { AiRule, Part } from './rules.ts';

/**
 * What is wrong with a value, part after part.
 * @returns undefined where nothing is
 */
export function valueFault(rule: AiRule, value: string): Gs1Fault | undefined {
  if (value === '') return { fault: 'empty', ai: rule.ai };
  let rest = value;
  for (const part of rule.parts) {
    const piece = rest.slice(0, part.most);
    rest = rest.slice(piece.length);
    if (part.optional && piece === '') continue;
    const fault = partFault(part, piece);
    if (fault) return { ai: rule.ai, ...fault };
  }
  return rest === '' ? undefined : { fault: 'too-long', ai: rule.ai };
}

function partFault(part: Part, piece: string): Omit<Gs1Fault, 'ai'> | undefined {
  if (piece.length < part.least) return { fault: 'too-short' };
  if (!hasOnlyItsCharacters(part, piece)) return { fault: 'wrong-character' };
  const failed = part.checks.find((name) => !must(CHECKS.get(name), `a check for ${name}`)(piece));
  if (failed === undefined) return undefined;
  return failed === 'csum' ? { fault: 'check-digit' } : { fault: 'wrong-value', check: failed };
}

function hasOnlyItsCharacters({ characters }: Part, piece: string): boolean {
  // Padding is there to fill up threes.
  if (characters === 'Z' && piece.endsWith('=') && piece.length % 3 !== 0) return false;
  return CHARACTERS[characters].test(piece);
}
