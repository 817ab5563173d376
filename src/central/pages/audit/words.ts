import type { TFunction } from 'i18next';
import { Coordinates, formatCoordinates } from '../../../shared/catalogue/coordinates.ts';
import { OutletKind, Role } from '../../../shared/catalogue/outlet.ts';
import { PriceAmount, Producer } from '../../../shared/catalogue/product.ts';
import { Day, formatDay, formatInstant, type Instant } from '../../../shared/day.ts';
import { Bearer } from '../../../shared/sale/off.ts';
import { ALARM_KINDS } from '../../office/api/alarms.ts';
import { OFFICE_ROLES } from '../../office/api/rights.ts';
import { money } from '../show/figures.ts';
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

/** A role or a kind by its name, a day, an instant, a price and a place as people write them; anything else as it stands. */
export function valueWords(t: TFunction, fact: string, value: string): string {
  const day = Day.safeParse(value);
  if (day.success) return formatDay(day.data);
  if (value === 'true' || value === 'false') return t(value === 'true' ? 'audit.yes' : 'audit.no');
  if (fact === 'dueAt' || fact === 'codeGoodUntil') return formatInstant(Number(value) as Instant);
  const price = fact === 'price' ? PriceAmount.safeParse(Number(value)).data : undefined;
  if (price !== undefined) return money(price);
  const kind = fact === 'kind' ? Producer.shape.kind.safeParse(value).data : undefined;
  if (kind) return t(`producers.kinds.${kind}`);
  const outletKind = fact === 'kind' ? OutletKind.safeParse(value).data : undefined;
  if (outletKind) return t(`market.kind.${outletKind}`);
  const alarm = fact === 'alarm' ? ALARM_KINDS.find((each) => each === value) : undefined;
  if (alarm) return t(`fleet.alarms.kinds.${alarm}`);
  const factor = fact === 'secondFactor' ? SECOND_FACTORS.find((each) => each === value) : undefined;
  if (factor) return t(`audit.secondFactors.${factor}`);
  if (fact === 'coordinates') return placeWords(value);
  const role = fact === 'role' ? OFFICE_ROLES.find((each) => each === value) : undefined;
  if (role) return t(`accounts.roles.${role}`);
  const staffRole = fact === 'role' ? Role.safeParse(value).data : undefined;
  if (staffRole) return t(`outlets.roles.${staffRole}`);
  const bearer = fact === 'borneBy' ? Bearer.safeParse(value).data : undefined;
  return bearer ? t(`promotions.borneBy.${bearer}`) : value;
}

const SECOND_FACTORS = ['none', 'authenticator', 'recovery-code'] as const;

function placeWords(value: string): string {
  const place = value.startsWith('{') ? Coordinates.safeParse(JSON.parse(value)).data : undefined;
  return place ? formatCoordinates(place) : value;
}
