import { describe, expect, test } from 'vitest';
import { entryOf } from '../../../src/main/db/journal.ts';
import { catchUpSaleIndex, indexBehind } from '../../../src/main/db/saleIndex.ts';
import { entryIdOf } from '../../../src/main/till/completeSale.ts';
import type { Desk } from '../../../src/main/till/desk.ts';
import { searchSlips, slipOfCode } from '../../../src/main/till/findSlip.ts';
import { beginReturn, returnGoods } from '../../../src/main/till/returnGoods.ts';
import type { SaleId } from '../../../src/shared/id.ts';
import { dong } from '../../../src/shared/money.ts';
import { must } from '../../../src/shared/must.ts';
import { ONE } from '../../../src/shared/quantity.ts';
import { slipCode } from '../../../src/shared/slip/slipCode.ts';
import { aDesk, done, driedShrimp, lan, sell, withShift } from '../../support/aDesk.ts';
import { free } from '../../support/aManager.ts';

const numbers = (desk: Desk, text: string): string[] => searchSlips(desk, text, 50).found.map(({ number }) => number);

function takeBack(desk: Desk, sale: SaleId) {
  const { id } = done(beginReturn(desk, sale));
  const lines = [{ line: 0, quantity: ONE, to: 'stock' as const }];
  const refunds = [{ kind: 'cash' as const, amount: dong(25_000) }];
  return done(returnGoods(desk, { id, sale, lines, refunds, reason: 'Hàng lỗi' }, { actor: lan, may: free }));
}

describe('slips', () => {
  test('are found newest first by number, its end, amount, day and goods, and by several together', () => {
    const desk = withShift(aDesk());
    sell(desk);
    sell(desk, driedShrimp.id);
    sell(desk);
    const all = ['BL01-2-000003', 'BL01-2-000002', 'BL01-2-000001'];
    expect(numbers(desk, '')).toEqual(all);
    expect(numbers(desk, '23/11')).toEqual(all);
    expect(numbers(desk, '2')).toEqual(['BL01-2-000002']);
    expect(numbers(desk, 'bl01-2-000003')).toEqual(['BL01-2-000003']);
    expect(numbers(desk, '1.140.000')).toEqual(['BL01-2-000002']);
    expect(numbers(desk, 'tom kho')).toEqual(['BL01-2-000002']);
    expect(numbers(desk, 'muối 25.000 23/11/2026')).toEqual(['BL01-2-000003', 'BL01-2-000001']);
    expect(numbers(desk, 'muối 24/11')).toEqual([]);
    expect(numbers(desk, '…')).toEqual([]);
  });

  test('say how much of them came back, and the return is found beside them', () => {
    const desk = withShift(aDesk());
    const { sale, number } = sell(desk);
    expect(searchSlips(desk, number, 1).found).toMatchObject([{ back: 'none' }]);
    takeBack(desk, sale);
    expect(searchSlips(desk, '25.000', 9).found).toMatchObject([
      { kind: 'return', number: 'BL01-2-R000001', due: 25_000 },
      { kind: 'sale', number, back: 'wholly' },
    ]);
  });

  test('are indexed in small steps that begin where the last one ended', () => {
    const desk = withShift(aDesk());
    for (let n = 0; n < 10; n += 1) sell(desk);
    expect(indexBehind(desk.db)).toBe(12);
    const step = () => desk.db.write((db) => catchUpSaleIndex(db, desk.signer.device, 5));
    expect([step(), step(), step(), step()]).toEqual([7, 2, 0, 0]);
    expect(numbers(desk, 'muối')).toHaveLength(10);
  });
});

describe('a slip’s code', () => {
  test('opens the sale it is of, also typed without its hash', () => {
    const desk = withShift(aDesk());
    const { sale, number } = sell(desk);
    const { hash } = must(entryOf(desk.db, desk.signer.device, entryIdOf(sale)), 'the sale');
    expect(slipOfCode(desk, slipCode(number, hash).toUpperCase())).toMatchObject({ entry: sale });
    expect(slipOfCode(desk, number)).toMatchObject({ entry: sale });
  });

  test.each([
    ['with a hash that was not signed', 'BL01-2-000001:0000000000000000', 'forged-slip'],
    ['of a number with a hash that this till never gave', 'BL01-2-000009:0000000000000000', 'forged-slip'],
    ['of a number that this till never gave', 'BL01-2-000009', 'no-such-slip'],
    ['that is none', '12', 'no-such-slip'],
  ])('%s is refused', (_, code, refused) => {
    const desk = withShift(aDesk());
    sell(desk);
    expect(slipOfCode(desk, code)).toMatchObject({ refused });
  });

  test('of another till says which, and so does one of another outlet', () => {
    const desk = withShift(aDesk());
    expect(slipOfCode(desk, 'BL01-3-000001')).toEqual({
      refused: 'slip-of-another-till',
      code: 'BL01-3-000001',
      till: '3',
    });
    expect(slipOfCode(desk, 'CM02-2-000001')).toMatchObject({ refused: 'slip-of-another-outlet', outlet: 'CM02' });
  });
});
