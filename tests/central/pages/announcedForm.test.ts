import { describe, expect, it } from 'vitest';
import {
  areFaults,
  type Form,
  type Goods,
  newForm,
  saidOf,
  withGoods,
  withKind,
  withNote,
} from '../../../src/central/pages/announced/form.ts';
import type { Day } from '../../../src/shared/day.ts';
import type { AnnouncementId, ProducerId, ProductId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { quantity } from '../../../src/shared/quantity.ts';

const TODAY = '2026-11-23' as Day;
const ID = '0192f0c1-2a00-7000-8000-0000000000aa' as AnnouncementId;
const SALT: Goods = { product: 'muoi' as ProductId, name: 'Muối tinh', unit: 'gói', weighed: false };
const SHRIMP: Goods = { product: 'tom' as ProductId, name: 'Tôm khô', unit: 'kg', weighed: true };

const form = (change: Partial<Form> = {}): Form => ({
  ...newForm(ID, TODAY),
  outlet: 'bl01',
  owner: 'ct-1',
  percent: '15',
  ...change,
});
const typed = (before: Form, at: number, change: Partial<Form['lines'][number]>): Form => ({
  ...before,
  lines: before.lines.map((line, n) => (n === at ? { ...line, ...change } : line)),
});

describe('an announcement that is typed', () => {
  it('is sent as it was meant: amounts, days and terms as people write them here', () => {
    const one = typed(withGoods(form({ day: '24/11', note: ' 117 ' }), SALT), 0, {
      quantity: '24',
      code: 'A1 ',
      expires: '31/12/2027',
    });
    const two = typed(withGoods(one, SHRIMP), 1, { quantity: '5,257', figure: '12,5' });
    expect(saidOf(two, TODAY)).toEqual({
      id: ID,
      outlet: 'bl01',
      owner: 'ct-1',
      day: '2026-11-24',
      note: '117',
      lines: [
        {
          product: 'muoi',
          quantity: 24_000,
          code: 'A1',
          expires: '2027-12-31',
          terms: { kind: 'consigned', perMille: 150 },
        },
        { product: 'tom', quantity: 5_257, code: '', terms: { kind: 'consigned', perMille: 125 } },
      ],
    });
  });

  it('of goods that are bought in says what each costs', () => {
    const bought = withKind(withGoods(form(), SALT), 'bought');
    expect(saidOf(bought, TODAY)).toEqual({ form: null, lines: new Map([[1, 'cost']]) });
    expect(saidOf(typed(bought, 0, { figure: '18.000' }), TODAY)).toMatchObject({
      lines: [{ terms: { kind: 'bought', cost: 18_000 } }],
    });
  });

  it.each<[string, Form, unknown]>([
    ['no outlet', withGoods(form({ outlet: null }), SALT), 'outlet'],
    ['no owner', withGoods(form({ owner: null }), SALT), 'owner'],
    ['a day that is none', withGoods(form({ day: '31/02' }), SALT), 'day'],
    ['no commission', withGoods(form({ percent: '' }), SALT), 'percent'],
    ['no goods', form(), 'lines'],
  ])('with %s is not sent', (_, wrong, fault) => {
    expect(saidOf(wrong, TODAY)).toMatchObject({ form: fault });
  });

  it.each<[string, Partial<Form['lines'][number]>, string]>([
    ['an empty amount', { quantity: '' }, 'quantity'],
    ['half a packet', { quantity: '2,5' }, 'quantity'],
    ['nothing of it', { quantity: '0' }, 'quantity'],
    ['a mistyped day', { expires: '31/13/2027' }, 'expires'],
    ['more than all', { figure: '101' }, 'percent'],
  ])('with %s in a line is marked there', (_, change, fault) => {
    const said = saidOf(typed(withGoods(form(), SALT), 0, change), TODAY);
    expect(areFaults(said) && [...said.lines]).toEqual([[1, fault]]);
  });

  it('takes lines from a note behind those that are there, with the owner and the terms it says', () => {
    const noted = {
      owner: 'ct-7' as ProducerId,
      lines: [
        {
          ...SALT,
          quantity: quantity(24_000),
          code: 'A1',
          expires: '2027-12-31' as Day,
          terms: { kind: 'bought', cost: dong(18_000) } as const,
        },
        { ...SHRIMP, quantity: quantity(500), code: '' },
      ],
    };
    const taken = withNote(newForm(ID, TODAY), noted, (product) => product === SHRIMP.product);
    expect(taken).toMatchObject({
      owner: 'ct-7',
      kind: 'bought',
      lines: [
        { key: 1, quantity: '24', expires: '31/12/2027', figure: '18.000', weighed: false },
        { key: 2, quantity: '0,5', kind: 'bought', figure: '', weighed: true },
      ],
    });
    const behind = withNote(withGoods(form(), SALT), noted, () => false);
    expect(behind).toMatchObject({
      owner: 'ct-1',
      kind: 'consigned',
      lines: [{ key: 1 }, { key: 2 }, { key: 3, kind: 'consigned' }],
    });
  });
});
