import type { TFunction } from 'i18next';
import { Producer } from '../../../shared/catalogue/product.ts';
import { Day, formatDay, formatInstant, type Instant } from '../../../shared/day.ts';
import { OFFICE_ROLES } from '../../office/api/rights.ts';
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

/** A role or a kind of producer by its name, a day as people write it; anything else as it stands. */
export function valueWords(t: TFunction, fact: string, value: string): string {
  const day = Day.safeParse(value);
  if (day.success) return formatDay(day.data);
  if (fact === 'dueAt') return formatInstant(Number(value) as Instant);
  const kind = fact === 'kind' ? Producer.shape.kind.safeParse(value).data : undefined;
  if (kind) return t(`producers.kinds.${kind}`);
  const role = fact === 'role' ? OFFICE_ROLES.find((each) => each === value) : undefined;
  return role ? t(`accounts.roles.${role}`) : value;
}
