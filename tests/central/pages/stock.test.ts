import { describe, expect, it } from 'vitest';
import { addressOf, readStockView } from '../../../src/central/pages/stock/view.ts';
import { csvOf } from '../../../src/shared/csv.ts';

const LOT = '01a1382b-f039-727f-a2a9-9c5521136d79';

describe('the address of the stock page', () => {
  it('says what is narrowed and which goods lie open', () => {
    const view = readStockView(
      new URLSearchParams(`outlet=bl01&q=muối&only=short&offset=100&at=bl01&of=muoi&lot=${LOT}`),
    );
    expect(view).toEqual({
      outlet: 'bl01',
      text: 'muối',
      only: 'short',
      offset: 100,
      open: { outlet: 'bl01', product: 'muoi', lot: LOT },
    });
    expect(addressOf(view.open)).toEqual({ at: 'bl01', of: 'muoi', lot: LOT });
  });

  it('opens goods that no lot is known for, and nothing where it names no goods', () => {
    expect(readStockView(new URLSearchParams('at=bl01&of=muoi')).open).toEqual({
      outlet: 'bl01',
      product: 'muoi',
      lot: null,
    });
    expect(readStockView(new URLSearchParams('of=muoi')).open).toBeNull();
    expect(readStockView(new URLSearchParams('at=bl01&of=muoi&lot=x&offset=-3&only=y'))).toEqual({
      outlet: null,
      text: '',
      only: 'all',
      offset: 0,
      open: null,
    });
  });
});

describe('a table as CSV', () => {
  it('is what Excel opens under a Vietnamese setting, and runs nothing', () => {
    const text = csvOf([
      ['Hàng', 'Tồn'],
      ['Muối "hạt"; 1 kg', '-1,5'],
      ['=HYPERLINK("x")', '+84 290'],
      ['@SUM', '-cmd'],
    ]);
    expect(text).toBe(
      '\uFEFF"Hàng";"Tồn"\r\n"Muối ""hạt""; 1 kg";"-1,5"\r\n"\'=HYPERLINK(""x"")";"\'+84 290"\r\n"\'@SUM";"\'-cmd"\r\n',
    );
  });
});
