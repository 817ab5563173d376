import type { Sheet, SheetRow } from '../../../archive/xlsx.ts';
import { formatDay } from '../../../shared/day.ts';
import type { MarketAsked, MarketGrouping } from '../api/market.ts';
import type { OfficeReply } from '../api.ts';
import { marketOf } from '../market.ts';
import type { Within } from '../people/visit.ts';
import type { Report, ReportDesk } from './report.ts';
import { GROUPING_WORDS, wordsOf } from './words.ts';

const WIDTHS = [40, 30, 16, 16, 16, 14, 12];

/** A grouping of the market as rows of a sheet, and what all of it comes to: the page's own figures, as numbers. */
export function marketSheet(by: MarketGrouping, { rows, now, before }: OfficeReply<'market.show'>): Sheet {
  const head = [
    GROUPING_WORDS[by],
    'Ghi thêm',
    'Doanh thu (đồng)',
    'Hàng trả đã trừ (đồng)',
    'Kỳ trước (đồng)',
    'Số lượng',
    'Phiếu bán',
  ];
  const cells = rows.map(
    (row): SheetRow => ({
      cells: [
        wordsOf(by, row),
        row.detail,
        row.amount,
        row.returned,
        by === 'day' ? undefined : row.before,
        row.units / 1_000,
        row.baskets ?? undefined,
      ],
    }),
  );
  const sum = ['Cộng', '', now.amount, now.returned, before.amount, now.units / 1_000, now.baskets ?? undefined];
  return {
    name: GROUPING_WORDS[by],
    rows: [{ cells: head, bold: true }, ...cells, { cells: sum, bold: true }],
    widths: WIDTHS,
  };
}

/** What the page shows, as a workbook. */
export async function tableReport(desk: ReportDesk, asked: MarketAsked, within: Within): Promise<Report> {
  const { from, to } = asked.days;
  const sheet = marketSheet(asked.by, await marketOf(desk, asked, within));
  const title = `Thị trường ${formatDay(from)} – ${formatDay(to)}`;
  return { title, name: `thi-truong-${from}-${to}`, sheets: [sheet], blocks: [] };
}
