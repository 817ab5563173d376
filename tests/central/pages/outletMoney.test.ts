import { describe, expect, it } from 'vitest';
import { moneyDraftOf, moneyOf } from '../../../src/central/pages/outlets/outletMoney.ts';

const typed = { bin: '970436', account: '0123 456 789', holder: ' HTX Muối ', limit: '' };
const demo = { bank: { bin: '000000', account: '0000000000', name: 'TAI KHOAN MAU', demo: true as const } };

describe('an outlet’s account and discount limit', () => {
  it('are kept as the outlet holds them: no spaces in the account, per mille', () => {
    expect(moneyOf({ ...typed, limit: '7,5' }, null)).toEqual({
      bank: { bin: '970436', account: '0123456789', name: 'HTX Muối' },
      discountLimit: 75,
    });
  });

  it('may both be left out', () => {
    expect(moneyOf({ bin: '', account: '', holder: '', limit: '' }, demo)).toEqual({});
  });

  it('left as they were stay a demo account; another one is the outlet’s own', () => {
    expect(moneyOf(moneyDraftOf(demo), demo)).toEqual(demo);
    expect(moneyOf(typed, demo)).toMatchObject({ bank: { bin: '970436' } });
    expect(moneyOf(typed, demo)).not.toHaveProperty('bank.demo');
  });

  it('come back as they were typed', () => {
    const outlet = { bank: { bin: '970436', account: '1', name: 'A' }, discountLimit: 125 };
    expect(moneyOf(moneyDraftOf(outlet), outlet)).toEqual(outlet);
  });

  it.each([{ bin: '97043' }, { bin: '' }, { account: '' }, { holder: '' }, { account: '1'.repeat(20) }])(
    'with %j are no account',
    (wrong) => {
      expect(moneyOf({ ...typed, ...wrong }, null)).toBe('bank-wrong');
    },
  );

  it.each(['-1', '101', '100,1', '1,25', 'x', '1000'])('a limit of %j is none', (limit) => {
    expect(moneyOf({ ...typed, limit }, null)).toBe('limit-wrong');
  });

  it.each([
    ['0', 0],
    ['10', 100],
    ['100', 1000],
    ['2.5', 25],
  ])('a limit of %s %% is %i per mille', (limit, discountLimit) => {
    expect(moneyOf({ ...typed, limit }, null)).toMatchObject({ discountLimit });
  });
});
