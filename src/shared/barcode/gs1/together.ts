import { must } from '../../must.ts';
import type { Element } from './elements.ts';
import type { Gs1Fault } from './fault.ts';
import { type AiRule, leastOf, ruleOf } from './rules.ts';

/**
 * What is wrong with elements that are each right: pairs that may not be, others that are missing, two values of one.
 * @returns undefined where nothing is
 */
export function togetherFault(elements: readonly Element[]): Gs1Fault | undefined {
  const values = new Map<string, string>();
  for (const [ai, value] of elements) {
    if ((values.get(ai) ?? value) !== value) return { fault: 'said-twice', ai };
    values.set(ai, value);
  }
  for (const ai of values.keys()) {
    const fault = neighbourFault(must(ruleOf(ai), `AI ${ai}`), values);
    if (fault) return fault;
  }
  return unserialledKey(values);
}

type Values = ReadonlyMap<string, string>;

function neighbourFault(rule: AiRule, values: Values): Gs1Fault | undefined {
  const { ai } = rule;
  for (const pattern of rule.excluded) {
    const other = find(pattern, values, ai);
    if (other !== undefined) return { fault: 'not-together', ai, other };
  }
  const isMet = (groups: readonly (readonly string[])[]) =>
    groups.some((group) => group.every((pattern) => find(pattern, values, ai) !== undefined));
  return rule.requirements.every(isMet) ? undefined : { fault: 'lacks-another', ai };
}

/** @param pattern an AI, or with `n` for any digit; an AI never stands for itself */
function find(pattern: string, values: Values, itself: string): string | undefined {
  if (!pattern.endsWith('n')) return values.has(pattern) && pattern !== itself ? pattern : undefined;
  const begin = pattern.slice(0, pattern.indexOf('n'));
  for (const ai of values.keys()) {
    if (ai !== itself && ai.length === pattern.length && ai.startsWith(begin)) return ai;
  }
  return undefined;
}

/** Keys whose serial may be left out, but not where the one thing itself is signed for. */
const SERIALLED = ['253', '255', '8003'] as const;
const SIGNATURE = '8030';

function unserialledKey(values: Values): Gs1Fault | undefined {
  if (!values.has(SIGNATURE)) return undefined;
  const ai = SERIALLED.find((key) => values.get(key)?.length === leastOf(must(ruleOf(key), `AI ${key}`)));
  return ai === undefined ? undefined : { fault: 'no-serial', ai };
}
