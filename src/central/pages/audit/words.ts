import type { TFunction } from 'i18next';
import { vi } from '../words/vi.ts';
import { AUDIT_KINDS } from './view.ts';

type Deeds = typeof vi.audit.deeds;
type Deed = { [Noun in keyof Deeds]: `${Noun}.${Extract<keyof Deeds[Noun], string>}` }[keyof Deeds];

const deeds = new Set(
  Object.entries(vi.audit.deeds).flatMap(([noun, verbs]) => Object.keys(verbs).map((verb) => `${noun}.${verb}`)),
);

/** What was done, in words; one of another version keeps its own name. */
export function deedWords(t: TFunction, deed: string): string {
  return isDeed(deed) ? t(`audit.deeds.${deed}`) : deed;
}

export const isDeed = (deed: string): deed is Deed => deeds.has(deed);

export function kindWords(t: TFunction, kind: string): string {
  const known = AUDIT_KINDS.find((each) => each === kind);
  return known ? t(`audit.kinds.${known}`) : kind;
}

type Fact = keyof typeof vi.audit.facts;

export function factWords(t: TFunction, fact: string): string {
  return Object.hasOwn(vi.audit.facts, fact) ? t(`audit.facts.${fact as Fact}`) : fact;
}
