import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/shared/day.ts';
import type { AnnouncementId, EntryId, ProducerId, ProductId } from '../../../src/shared/id.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import {
  type AnnouncedLine,
  type Announcement,
  announcedState,
  type CameGoods,
  differencesOf,
} from '../../../src/shared/stock/announced.ts';
import {
  addGoods,
  changeLine,
  fillAnnounced,
  type KnownGoods,
  lackOf,
  leaveAnnounced,
  type ReceiveDraft,
  settleUnchecked,
} from '../../../src/shared/stock/receiveDraft.ts';

const owner = { id: 'ct-1' as ProducerId, name: 'HTX Muối' };
const terms = { kind: 'consigned', perMille: 150 } as const;
const NEW_YEAR = '2027-01-01' as Day;

const line = (product: string, pieces: number, lot: Partial<AnnouncedLine> = {}): AnnouncedLine => ({
  product: product as ProductId,
  name: product,
  unit: 'gói',
  quantity: quantity(pieces * 1_000),
  code: '',
  terms,
  ...lot,
});
const announced = (...lines: AnnouncedLine[]): Announcement => ({
  id: '0192f0c1-2a00-7000-8000-0000000000aa' as AnnouncementId,
  owner,
  day: '2026-11-24' as Day,
  lines,
});
const came = (each: AnnouncedLine, change: Partial<CameGoods> = {}): CameGoods => ({ ...each, owner, ...change });
const pieces = (count: number) => ({ quantity: count * 1_000 });

const sum = (list: readonly { readonly quantity: number }[]) => list.reduce((all, each) => all + each.quantity, 0);

const differences = (told: readonly AnnouncedLine[], there: readonly CameGoods[]) =>
  differencesOf(announced(...told), there).map(({ product, announced: of, came: is, lot, terms: other }) =>
    [[product, of / 1_000, is / 1_000], lot ? ['lot'] : [], other ? ['terms'] : []].flat(),
  );

describe('what came otherwise than announced', () => {
  const salt = line('muoi', 24);
  const lot = line('tom', 5, { code: 'A1', expires: NEW_YEAR });

  test('is nothing where all came as it was said', () => {
    expect(differences([salt, lot], [came(lot), came(salt)])).toEqual([]);
  });

  test('is said by product: less, more, none, and what nobody announced', () => {
    expect(differences([salt, lot], [came(salt, pieces(22)), came(line('mat-ong', 3))])).toEqual([
      ['muoi', 24, 22],
      ['tom', 5, 0],
      ['mat-ong', 0, 3],
    ]);
  });

  test('is the lot, where one was named and another came, or those named came in other amounts', () => {
    expect(differences([lot], [came(lot, { code: 'B2' })])).toEqual([['tom', 5, 5, 'lot']]);
    expect(differences([lot], [came(lot, { expires: '2027-02-01' as Day })])).toEqual([['tom', 5, 5, 'lot']]);
    const two = [lot, { ...lot, code: 'B2' }];
    expect(differences(two, [came(lot, pieces(3)), came(lot, { code: 'B2', ...pieces(7) })])).toEqual([
      ['tom', 10, 10, 'lot'],
    ]);
    expect(differences(two, [came(lot, pieces(10))])).toEqual([['tom', 10, 10, 'lot']]);
  });

  test('is not the lot, where the office said none', () => {
    expect(differences([salt], [came(salt, { code: 'M-7', expires: NEW_YEAR })])).toEqual([]);
  });

  test('is the terms, where goods are another’s, or cost otherwise', () => {
    expect(differences([salt], [came(salt, { owner: { id: 'ct-2' as ProducerId } })])).toEqual([
      ['muoi', 24, 24, 'terms'],
    ]);
    expect(differences([salt], [came(salt, { terms: { kind: 'consigned', perMille: 200 } })])).toEqual([
      ['muoi', 24, 24, 'terms'],
    ]);
    expect(differences([salt], [came(salt, { terms: undefined })])).toEqual([['muoi', 24, 24, 'terms']]);
  });

  const anyLine = fc
    .record({
      product: fc.constantFrom('a', 'b', 'c'),
      count: fc.integer({ min: 1, max: 20 }),
      code: fc.constantFrom('', 'A', 'B'),
    })
    .map(({ product, count, code }) => line(product, count, { code }));
  const anyLines = fc.array(anyLine, { minLength: 1, maxLength: 6 });

  test('is nothing of any announcement that came whole, in whatever order and however its lines were split', () => {
    fc.assert(
      fc.property(anyLines, fc.nat(), (lines, at) => {
        const whole = lines.flatMap((each, n): CameGoods[] =>
          (n + at) % 2 === 0 && each.quantity > 1_000
            ? [came(each, pieces(1)), came(each, { quantity: each.quantity - 1_000 })]
            : [came(each)],
        );
        expect(differences(lines, whole.toReversed())).toEqual([]);
      }),
    );
  });

  test('sums to what came more than was announced, whatever came', () => {
    fc.assert(
      fc.property(anyLines, anyLines, (lines, others) => {
        const found = differencesOf(
          announced(...lines),
          others.map((each) => came(each)),
        );
        expect(found.reduce((all, each) => all + each.came - each.announced, 0)).toBe(sum(others) - sum(lines));
        expect(new Set(found.map(({ product }) => product)).size).toBe(found.length);
      }),
    );
  });
});

test.each([
  ['waiting', {}, 0],
  ['withdrawn', { withdrawnAt: 5 }, 0],
  ['received', {}, 1],
  // It came though the office had taken it back.
  ['received', { withdrawnAt: 5 }, 1],
  ['twice', {}, 2],
])('an announcement is %s', (state, heard, receipts) => {
  expect(announcedState({ ...heard, receipts: Array.from({ length: receipts }) })).toBe(state);
});

const goods = (product: string): KnownGoods => ({
  product: product as ProductId,
  name: product,
  unit: 'gói',
  weighed: false,
  food: false,
  producer: owner,
  last: undefined,
  termsOf: () => undefined,
  today: '2026-11-23' as Day,
});

const empty: ReceiveDraft = { id: '0192f0c1-2a00-7000-8000-0000000000bb' as EntryId, note: '', lines: [] };
const filled = (...lines: AnnouncedLine[]) =>
  fillAnnounced(
    empty,
    announced(...lines),
    lines.map(({ product }) => goods(product)),
  );
const scanned = (draft: ReceiveDraft, product: string, said: { code?: string; expires?: Day } = {}) => {
  const added = addGoods(draft, goods(product), { quantity: ONE, ...said });
  if (!added) throw new Error('the draft is full');
  return added.draft;
};
const cameOf = (each: ReceiveDraft['lines'][number]): CameGoods =>
  Object.assign({}, each, { quantity: each.quantity ?? 0, terms });
const shown = ({ lines }: ReceiveDraft) =>
  lines.map(({ product, code, quantity: amount, announced: of }) => [
    product,
    code,
    (amount ?? 0) / 1_000,
    of === undefined ? 'new' : of.checked ? 'seen' : 'unseen',
  ]);

describe('a draft that was filled from an announcement', () => {
  test('has every line as announced, and lacks a look at each', () => {
    const draft = filled(line('muoi', 24), line('tom', 5, { code: 'A1' }));
    expect(shown(draft)).toEqual([
      ['muoi', '', 24, 'unseen'],
      ['tom', 'A1', 5, 'unseen'],
    ]);
    expect(draft.lines.map(lackOf)).toEqual(['check', 'check']);
    expect(draft.lines[0]).toMatchObject({ owner, terms });
  });

  test('takes a line as announced by one scan, and by no more scans for more', () => {
    const draft = scanned(scanned(filled(line('muoi', 24)), 'muoi'), 'muoi');
    expect(shown(draft)).toEqual([['muoi', '', 24, 'seen']]);
  });

  test('believes the label of the lot in the hand before the office', () => {
    const draft = scanned(filled(line('tom', 5, { code: 'A1' })), 'tom', { code: 'B2', expires: NEW_YEAR });
    expect(shown(draft)).toEqual([['tom', 'B2', 5, 'seen']]);
    expect(draft.lines[0]?.expires).toBe(NEW_YEAR);
  });

  test('keeps lots apart: each label finds its own line, and a third lot is a line nobody announced', () => {
    const two = filled(line('tom', 5, { code: 'A1' }), line('tom', 7, { code: 'B2' }));
    const both = scanned(scanned(two, 'tom', { code: 'B2' }), 'tom', { code: 'A1' });
    expect(shown(both).map(([, , , how]) => how)).toEqual(['seen', 'seen']);
    expect(shown(scanned(both, 'tom', { code: 'C3' })).at(-1)).toEqual(['tom', 'C3', 1, 'new']);
  });

  test('is looked at, too, where somebody says another amount, or that all is there', () => {
    const draft = filled(line('muoi', 24), line('tom', 5));
    const less = changeLine(draft, 1, { quantity: quantity(22_000) });
    expect(shown(changeLine(less, 2, { checked: true }))).toEqual([
      ['muoi', '', 22, 'seen'],
      ['tom', '', 5, 'seen'],
    ]);
    expect(lackOf(changeLine(draft, 1, { code: 'M-7' }).lines[0] as never)).toBe('check');
  });

  test('has goods again that were taken off it, by a scan', () => {
    const draft = filled(line('muoi', 24), line('tom', 5));
    const without = { ...draft, lines: draft.lines.slice(1) };
    expect(shown(scanned(without, 'muoi')).at(-1)).toEqual(['muoi', '', 24, 'seen']);
  });

  test('is settled at once, or left: nothing that nobody looked at is taken for granted', () => {
    const draft = scanned(filled(line('muoi', 24), line('tom', 5)), 'tom');
    expect(shown(settleUnchecked(draft, 'missing'))).toEqual([['tom', '', 5, 'seen']]);
    expect(shown(settleUnchecked(draft, 'there')).map(([, , , how]) => how)).toEqual(['seen', 'seen']);
    const left = leaveAnnounced(draft);
    expect(left.announced).toBeUndefined();
    expect(left.lines.map(lackOf)).toEqual(['quantity', undefined]);
  });

  test('scanned in any order is as announced, once each product was seen as often as it has lines', () => {
    const products = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 });
    fc.assert(
      fc.property(products, fc.array(fc.nat(3), { maxLength: 20 }), (all, extra) => {
        const lines = all.map((product, n) => line(product, n + 1));
        const scans = [...extra.flatMap((n) => all[n] ?? []), ...all];
        const draft = scans.reduce((now, product) => scanned(now, product), filled(...lines));
        expect(draft.lines.map(lackOf).filter((lack) => lack !== undefined)).toEqual([]);
        expect(differencesOf(announced(...lines), draft.lines.map(cameOf))).toEqual([]);
      }),
    );
  });
});
