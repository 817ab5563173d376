import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFFICE_ROLES } from '../../../src/central/office/api/rights.ts';
import { homeOf, hrefWith, mayOpen, PAGES, pageHref, pageIn } from '../../../src/central/pages/route/address.ts';
import { isNarrowed, readSalesView } from '../../../src/central/pages/sales/view.ts';
import { Day } from '../../../src/shared/day.ts';

const today = Day.parse('2026-11-22');
const view = (text: string) => readSalesView(new URLSearchParams(text), today);
const DEVICE = '01a1382b-f039-727f-a2a9-9c5521136d79';
const SALE = '01a1382b-f039-727f-a2a9-9c5521136d7a';

describe('an address', () => {
  it.each(PAGES)('of the page %s leads back to it', (page) => {
    const url = new URL(pageHref(page, { q: 'muối & đường' }), 'http://office');
    expect(pageIn(url.searchParams)).toBe(page);
    expect(url.searchParams.get('q')).toBe('muối & đường');
  });

  it('that names no page, or one nobody knows, shows the sales', () => {
    expect(pageIn(new URLSearchParams(''))).toBe('sales');
    expect(pageIn(new URLSearchParams('page=reports'))).toBe('sales');
  });

  it.each(OFFICE_ROLES)('of home is one that %s may open', (role) => {
    expect(mayOpen(role, homeOf(role))).toBe(true);
    expect(homeOf(role)).toBe(role === 'editor' ? 'catalogue' : 'sales');
  });

  it('keeps the other filters when one changes, and forgets one that is emptied', () => {
    const query = new URLSearchParams('page=catalogue&q=tom&category=Kh%C3%B4');
    expect(hrefWith(query, { q: 'muoi' })).toBe('/?page=catalogue&q=muoi&category=Kh%C3%B4');
    expect(hrefWith(query, { q: null, category: '' })).toBe('/?page=catalogue');
    expect(hrefWith(new URLSearchParams('q=x'), { q: null })).toBe('/');
  });
});

describe('the sales page', () => {
  it('shows the last seven days, sale by sale, when its address says nothing', () => {
    expect(view('')).toEqual({
      period: 'week',
      filter: { from: '2026-11-16', to: '2026-11-22' },
      view: 'list',
      open: null,
    });
  });

  it('reads every filter, a grouping, and the sale that lies open', () => {
    const read = view(
      `period=ever&outlet=BL01&till=${DEVICE}&product=P1&producer=C1&view=product&device=${DEVICE}&sale=${SALE}`,
    );
    expect(read.filter).toEqual({ outlet: 'BL01', device: DEVICE, product: 'P1', producer: 'C1' });
    expect(read.view).toBe('product');
    expect(read.open).toEqual({ device: DEVICE, sale: SALE });
    expect(isNarrowed(read)).toBe(true);
  });

  it('takes chosen days in either order, one end alone, and leaves out a day that is none', () => {
    expect(view('period=custom&from=2026-11-20&to=2026-11-10').filter).toEqual({
      from: '2026-11-10',
      to: '2026-11-20',
    });
    expect(view('period=custom&from=2026-11-20').filter).toEqual({ from: '2026-11-20' });
    expect(view('period=custom&from=2026-02-30').filter).toEqual({});
  });

  it('days without their period do not count: a bookmark of today stays today', () => {
    expect(view('period=today&from=2020-01-01').filter).toEqual({ from: today, to: today });
  });

  it('never breaks on an address, whatever is typed into it', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('period', 'from', 'till', 'view', 'sale', 'outlet'), fc.string()),
        (typed) => {
          const read = readSalesView(new URLSearchParams(typed), today);
          expect(['list', 'day', 'outlet', 'till', 'product', 'producer']).toContain(read.view);
        },
      ),
    );
  });
});
