import { t as speak, type TFunction } from 'i18next';
import { formatDay } from '../../shared/day.ts';
import { formatDong } from '../../shared/money.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import type { Refusal } from '../../shared/refusal.ts';

/** A long code (a web address) would push the sentence off the screen. */
const CODE_SHOWN = 60;

/** The sentence for a refusal, its facts filled in. */
export function sentenceFor(refusal: Refusal, t: TFunction = speak): string {
  return t(`refusals.${refusal.refused}`, facts(refusal, t));
}

type Facts = {
  readonly missing: string;
  readonly over: string;
  readonly received: string;
  readonly given: string;
  readonly name: string;
  readonly code: string;
  readonly names: string;
  readonly left: number;
  readonly wait: string;
  readonly count: number;
  readonly due: string;
  readonly price: string;
  readonly most: string;
  readonly remaining: string;
  readonly till: string;
  readonly outlet: string;
  readonly day: string;
  readonly line: number;
  readonly number: string;
};

function facts(refusal: Refusal, t: TFunction): Facts {
  return {
    day: 'day' in refusal ? formatDay(refusal.day) : '',
    line: 'line' in refusal ? refusal.line : 0,
    number: 'number' in refusal ? refusal.number : '',
    missing: 'missing' in refusal ? formatDong(refusal.missing) : '',
    over: 'over' in refusal ? formatDong(refusal.over) : '',
    received: 'received' in refusal ? formatDong(refusal.received) : '',
    given: 'given' in refusal ? formatDong(refusal.given) : '',
    name: 'name' in refusal ? namedIn(refusal, t) : '',
    names: 'names' in refusal ? refusal.names : '',
    code: 'code' in refusal ? shortened(refusal.code) : '',
    left: 'left' in refusal ? refusal.left : 0,
    wait: 'ms' in refusal ? clockOf(refusal.ms) : '',
    count: 'count' in refusal ? refusal.count : 0,
    price: 'price' in refusal ? formatDong(refusal.price) : '',
    due: 'due' in refusal ? formatDong(refusal.due) : '',
    most: 'most' in refusal ? formatDong(refusal.most) : '',
    remaining: 'remaining' in refusal ? formatQuantity(refusal.remaining) : '',
    till: 'till' in refusal ? refusal.till : '',
    outlet: 'outlet' in refusal ? refusal.outlet : '',
  };
}

/** What is meant, and where it is a part of a gift basket, of which. */
export function namedIn(
  { name, ...where }: { readonly name: string; readonly basket?: string | undefined },
  t: TFunction,
): string {
  return where.basket === undefined ? name : t('codes.inBasket', { name, basket: where.basket });
}

function shortened(code: string): string {
  return code.length > CODE_SHOWN ? `${code.slice(0, CODE_SHOWN)}…` : code;
}

/** `0:30`, `15:00`: what is left of a wait. */
export function clockOf(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
