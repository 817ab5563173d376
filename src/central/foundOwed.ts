import { type Brings, bringsOf } from '../shared/settlement/brings.ts';
import type { ProducerPaidBody, ProducerSettledBody, SettledLine } from '../shared/settlement/settled.ts';
import { allWent, NONE_WENT } from '../shared/settlement/went.ts';
import { lotKey, type StockEntry } from '../shared/stock/moved.ts';
import type { ProjectedOwed } from './db/owed.ts';
import type { UnreadEntry } from './db/projection.ts';
import type { ProjectedPaper } from './db/settlementPaper.ts';

const NOTHING = {
  product: '',
  lot: '',
  day: '',
  name: '',
  unit: '',
  sold: 0,
  returned: 0,
  taken: 0,
  paid: 0,
  shop: 0,
  producer: 0,
  programme: 0,
  commission: 0,
  payable: 0,
  until: null,
  per_mille: null,
  counted: null,
  ...NONE_WENT,
} as const;

type Owner = { readonly id: string; readonly name: string };

const ofTill = ({ device, outlet }: UnreadEntry, owner: Owner) => ({
  device,
  outlet,
  owner: owner.id,
  owner_name: owner.name,
});

/** What goods brought their owners by an entry. */
export function broughtRows(stored: UnreadEntry, entry: StockEntry): ProjectedOwed[] {
  return bringsOf(entry).map((brings) => broughtRow(stored, brings));
}

function broughtRow(stored: UnreadEntry, brings: Brings): ProjectedOwed {
  const { owner, product, lot, day, name, unit, sums } = brings;
  const { borne, went, ...rest } = sums;
  return {
    ...NOTHING,
    ...ofTill(stored, owner),
    ...rest,
    ...borne,
    ...went,
    part: 'brought',
    product,
    lot: lotKey(lot?.id),
    day,
    name,
    unit,
  };
}

/** What a settlement took of goods, and what it owes. */
export function settledRows(stored: UnreadEntry, body: ProducerSettledBody): ProjectedOwed[] {
  const lines = body.lines.map((line: SettledLine): ProjectedOwed => {
    const { product, name, unit, lot, sold, returned, taken, paid, borne, commission, payable, went, counted } = line;
    return {
      ...NOTHING,
      ...ofTill(stored, body.producer),
      part: 'settled',
      ...borne,
      ...allWent(went),
      product,
      name,
      unit,
      lot: lotKey(lot?.id),
      sold,
      returned,
      taken,
      paid,
      commission,
      payable,
      counted: counted ?? null,
    };
  });
  const loose = body.lines.find(({ lot }) => !lot)?.terms;
  const account: ProjectedOwed = {
    ...NOTHING,
    ...ofTill(stored, body.producer),
    part: 'account',
    payable: body.payable,
    until: body.until,
    per_mille: loose?.kind === 'consigned' ? loose.perMille : null,
  };
  return [...lines, account];
}

export function paidRow(stored: UnreadEntry, { producer, amount }: ProducerPaidBody): ProjectedOwed {
  return { ...NOTHING, ...ofTill(stored, producer), part: 'account', paid: amount };
}

/** The papers themselves, beside the sums that they are part of. */
export function settledPaper(stored: UnreadEntry, body: ProducerSettledBody): ProjectedPaper {
  const { from, until, commission, payable } = body;
  return { ...paperOf(stored, body), kind: 'settled', from_day: from ?? null, until, commission, payable, paid: 0 };
}

export function paidPaper(stored: UnreadEntry, body: ProducerPaidBody): ProjectedPaper {
  const nothing = { from_day: null, until: null, commission: 0, payable: 0 };
  return { ...paperOf(stored, body), kind: 'paid', ...nothing, paid: body.amount };
}

type Paper = Pick<ProducerSettledBody, 'producer' | 'number' | 'day' | 'by'>;

function paperOf(stored: UnreadEntry, { producer, number, day, by }: Paper) {
  const { seq, id: entry, at } = stored;
  return { ...ofTill(stored, producer), seq, entry, at, number, day, by };
}
