import { ELEMENT_LIMIT, type Element, type Elements } from './elements.ts';
import type { Gs1Fault } from './fault.ts';
import { type AiRule, ruleOf } from './rules.ts';
import { togetherFault } from './together.ts';
import { valueFault } from './value.ts';

const ADDRESS = /^(?:https|HTTPS|http|HTTP):\/\/([^/]*)(.*)$/s;
const ADDRESS_CHARACTERS = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/;
const DOMAIN = /^[A-Za-z0-9\-.:[\]]+$/;

export function isAddress(text: string): boolean {
  return ADDRESS.test(text);
}

/**
 * Reads a GS1 Digital Link (GS1 Digital Link Standard: URI Syntax, uncompressed), of any domain; nothing is asked of the network.
 * @param text a web address; one without a GS1 key in its path answers `no-key`
 */
export function readLink(text: string): Elements | Gs1Fault {
  const [, domain = '', beyond = ''] = ADDRESS.exec(text) ?? [];
  if (!ADDRESS_CHARACTERS.test(text) || !DOMAIN.test(domain) || beyond === '') return { fault: 'bad-address' };
  const [withoutFragment = ''] = beyond.split('#', 1);
  const [path = '', ...query] = withoutFragment.split('?');
  const keys = keysIn(path);
  if (!keys) return { fault: 'no-key' };
  const attributes = attributesIn(query.join('?'));
  if ('fault' in attributes) return attributes;
  return linkFault(keys, attributes.elements, attributes.said) ?? { elements: [...keys, ...attributes.elements] };
}

/** The pairs of AI and value at the end of a path, from the last key on: what stands before is the address of whoever runs it. */
function keysIn(path: string): Element[] | undefined {
  const segments = path.split('/');
  const pairs: Element[] = [];
  for (let at = segments.length - 1; at >= 2; at -= 2) {
    const rule = ruleOf(segments[at - 1] ?? '');
    if (!rule) return undefined;
    pairs.unshift([rule.ai, decoded(segments[at] ?? '')]);
    if (rule.qualifiers) return pairs;
  }
  return undefined;
}

/** Parameters that are no AIs belong to others, and are passed over; `said` counts them, too. */
function attributesIn(query: string): (Elements & { readonly said: number }) | Gs1Fault {
  const elements: Element[] = [];
  const parameters = query.split(/&+/).filter((parameter, i) => i > 0 || parameter !== '');
  for (const parameter of parameters) {
    const equals = parameter.indexOf('=');
    const ai = parameter.slice(0, Math.max(0, equals));
    if (equals === -1 || !/^\d*$/.test(ai)) continue;
    if (!ruleOf(ai)) return { fault: 'unknown-ai', ai };
    elements.push([ai, decoded(parameter.slice(equals + 1).replaceAll('+', ' '))]);
  }
  return { elements, said: parameters.length };
}

function linkFault(keys: readonly Element[], attributes: readonly Element[], said: number): Gs1Fault | undefined {
  const all = [...keys, ...attributes];
  if (keys.length + said > ELEMENT_LIMIT) return { fault: 'too-many' };
  const path = keys.map(([ai]) => ai);
  if (!isKeyPath(path)) return { fault: 'wrong-order', ai: path[0] ?? '' };
  const seen = new Set<string>();
  for (const [ai] of all) {
    if (seen.has(ai)) return { fault: 'said-twice', ai };
    seen.add(ai);
  }
  const misplaced = attributes.find(([ai]) => ruleOf(ai)?.attribute !== true || belongsInto(path, ai));
  if (misplaced) return { fault: 'wrong-order', ai: misplaced[0] };
  return valuesFault(all) ?? togetherFault(all);
}

function valuesFault(elements: readonly Element[]): Gs1Fault | undefined {
  for (const [ai, value] of elements) {
    const fault = valueFault(ruleOf(ai) as AiRule, value);
    if (fault) return fault;
  }
  return undefined;
}

/** Whether AIs are a key and some of its qualifiers, in their order. */
function isKeyPath([key = '', ...qualifiers]: readonly string[]): boolean {
  const alternatives = ruleOf(key)?.qualifiers ?? [];
  return alternatives.some((alternative) => {
    let at = -1;
    return qualifiers.every((qualifier) => {
      const found = alternative.indexOf(qualifier, at + 1);
      at = found;
      return found !== -1;
    });
  });
}

/** An attribute that could be a qualifier must be one. */
function belongsInto(path: readonly string[], ai: string): boolean {
  return path.some((_, at) => isKeyPath([...path.slice(0, at + 1), ai, ...path.slice(at + 1)]));
}

/** Percent-encoded bytes as characters of the same number: beyond ASCII no value may hold any. */
function decoded(text: string): string {
  return text.replaceAll(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));
}
