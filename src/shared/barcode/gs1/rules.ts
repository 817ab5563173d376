import { must } from '../../must.ts';
import { GS1_DICTIONARY } from './dictionary.ts';

/** One run of characters inside a value. */
export type Part = {
  /** N digits, X the 82 characters of GS1, Y the 39, Z base64url (GS1 General Specifications §7.11). */
  readonly characters: 'N' | 'X' | 'Y' | 'Z';
  readonly least: number;
  readonly most: number;
  readonly optional: boolean;
  /** Names of checks.ts, in the order they are made. */
  readonly checks: readonly string[];
};

/** What GS1's dictionary says of one application identifier (AI). */
export type AiRule = {
  readonly ai: string;
  readonly parts: readonly Part[];
  /** Of fixed length: the next AI follows without FNC1. */
  readonly fixed: boolean;
  /** May stand behind the `?` of a Digital Link. */
  readonly attribute: boolean;
  /** Of each requirement one group must be there whole; `31nn` stands for any two digits. */
  readonly requirements: readonly (readonly (readonly string[])[])[];
  /** None of these may be there beside it. */
  readonly excluded: readonly string[];
  /** Where a Digital Link may begin with it: the qualifiers that may follow, in order, of one of the alternatives. */
  readonly qualifiers: readonly (readonly string[])[] | undefined;
};

const PART = /^(\[?)([NXYZ])(\.\.)?(\d+)\]?((?:,\w+)*)$/;
const FLAGS = /^[*?]+$/;

let rules: ReadonlyMap<string, AiRule> | undefined;
let lengths: ReadonlyMap<string, number> | undefined;

/** Made of the dictionary when the first GS1 code is read: a till that meets none does not wait for it when it starts. */
function allRules(): ReadonlyMap<string, AiRule> {
  rules ??= new Map(
    GS1_DICTIONARY.trim()
      .split('\n')
      .flatMap((entry) => rulesOf(entry).map((rule) => [rule.ai, rule])),
  );
  return rules;
}

/** @returns undefined for what is no AI */
export function ruleOf(ai: string): AiRule | undefined {
  return allRules().get(ai);
}

/** The AI that a run of elements begins with at a place: all AIs with the same first two digits are of one length. */
export function ruleAt(text: string, at: number): AiRule | undefined {
  lengths ??= new Map([...allRules().keys()].map((ai) => [ai.slice(0, 2), ai.length]));
  const length = lengths.get(text.slice(at, at + 2));
  return length === undefined ? undefined : ruleOf(text.slice(at, at + length));
}

export function mostOf(rule: AiRule): number {
  return rule.parts.reduce((sum, part) => sum + part.most, 0);
}

export function leastOf(rule: AiRule): number {
  return rule.parts.reduce((sum, part) => sum + (part.optional ? 0 : part.least), 0);
}

/** @param entry a line of the dictionary: an AI or a range of them, flags, parts, attributes */
function rulesOf(entry: string): AiRule[] {
  const [range = '', ...words] = entry.split(' ');
  const flags = words.filter((word) => FLAGS.test(word)).join('');
  const attributes = words.filter((word) => !FLAGS.test(word) && !PART.test(word));
  const parts = words.filter((word) => PART.test(word)).map(partOf);
  const fixed = flags.includes('*');
  const attribute = flags.includes('?');
  const requirements = valuesOf(attributes, 'req').map((value) => value.split(',').map((group) => group.split('+')));
  const excluded = valuesOf(attributes, 'ex').flatMap((value) => value.split(','));
  const qualifiers = qualifiersIn(attributes);
  return aisIn(range).map((ai) => ({ ai, parts, fixed, attribute, requirements, excluded, qualifiers }));
}

function partOf(word: string): Part {
  const [, bracket, characters, upTo, length, checks = ''] = must(PART.exec(word), `a part: ${word}`);
  return {
    characters: characters as Part['characters'],
    least: upTo ? 1 : Number(length),
    most: Number(length),
    optional: bracket === '[',
    checks: checks.split(',').slice(1),
  };
}

function valuesOf(attributes: readonly string[], name: string): string[] {
  return attributes.filter((word) => word.startsWith(`${name}=`)).map((word) => word.slice(name.length + 1));
}

function qualifiersIn(attributes: readonly string[]): string[][] | undefined {
  if (attributes.includes('dlpkey')) return [[]];
  const [value] = valuesOf(attributes, 'dlpkey');
  return value?.split('|').map((alternative) => alternative.split(','));
}

/** @param range `10`, or `3100-3105` */
function aisIn(range: string): string[] {
  const [first = '', last = first] = range.split('-');
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, i) => String(Number(first) + i).padStart(first.length, '0'));
}
