import { dayOf, formatDay } from '../../../shared/day.ts';
import { divideRounded } from '../../../shared/money.ts';
import { groupDemands } from '../../db/missedDemand.ts';
import type { MarketGrouping } from '../api/market.ts';
import type { OfficeReply } from '../api.ts';
import { marketOf } from '../market.ts';
import type { Block } from './paper.ts';
import { monthDays, type OnStep, type Report, type ReportDesk, type ReportOf } from './report.ts';
import { marketSheet } from './tableReport.ts';
import { changeWords, GROUPING_WORDS, money, monthWords, pieces, wordsOf } from './words.ts';

const GROUPINGS = [
  'outlet',
  'kind',
  'category',
  'stars',
  'buyer',
  'commune',
  'producer',
  'product',
  'day',
] as const satisfies readonly MarketGrouping[];
/** On paper; the workbook has all. */
const MOST_ON_PAPER = 40;
const MOST_ASKED = 100;

/** What the programme's goods did in a month, for whoever runs it: all outlets, or those of whoever asks. */
export async function monthReport(desk: ReportDesk, of: ReportOf, onStep: OnStep): Promise<Report> {
  const { days, before } = monthDays(of.month);
  const goods = of.outlet === undefined ? {} : { outlet: of.outlet as never };
  const tables = new Map<MarketGrouping, OfficeReply<'market.show'>>();
  for (const [done, by] of GROUPINGS.entries()) {
    onStep(done, GROUPINGS.length + 1);
    tables.set(by, await marketOf(desk, { days, before, goods, by }, of.within));
  }
  const asked = await groupDemands(desk.pool, { ...days, outlet: of.outlet, within: of.within }, MOST_ASKED);
  const outlets = [...(await desk.catalogue.fresh()).outlets.values()];
  const title = `Báo cáo bán hàng OCOP ${monthWords(of.month)}`;
  const whole = tables.get('outlet') as OfficeReply<'market.show'>;
  return {
    title,
    name: `bao-cao-ocop-${of.month}`,
    sheets: [...[...tables].map(([by, table]) => marketSheet(by, table)), askedSheet(asked)],
    blocks: [
      { kind: 'title', text: title },
      { kind: 'text', text: `Từ ${formatDay(days.from)} đến ${formatDay(days.to)}. ${scopeOf(of, outlets)}` },
      {
        kind: 'small',
        text: `Lập ngày ${formatDay(dayOf(desk.clock()))}. Tiền đã trừ hàng trả, giá đã gồm thuế GTGT.`,
      },
      ...summary(whole),
      ...[...tables].flatMap(([by, table]) => (by === 'day' ? [] : tableBlocks(by, table))),
      ...askedBlocks(asked),
    ],
  };
}

type Named = { readonly id: string; readonly name: string };

function scopeOf({ outlet, within }: ReportOf, outlets: readonly Named[]): string {
  const only = outlet === undefined ? within : [outlet];
  if (only === null) return 'Mọi điểm bán.';
  const names = outlets.filter(({ id }) => only.some((one) => one === id)).map(({ name }) => name);
  return `Điểm bán: ${names.join(', ')}.`;
}

function summary({ now, before }: OfficeReply<'market.show'>): Block[] {
  const { amount, baskets, units, returned } = now;
  const perSale = baskets !== null && baskets > 0 ? money(divideRounded(amount, baskets)) : '—';
  return [
    {
      kind: 'table',
      columns: [
        { head: 'Cả tháng', mm: 70 },
        { head: '', mm: 50, right: true },
        { head: 'So tháng trước', mm: 58, right: true },
      ],
      rows: [
        ['Doanh thu', money(amount), changeWords(amount, before.amount)],
        ['Phiếu bán', String(baskets ?? '—'), changeWords(baskets ?? 0, before.baskets ?? 0)],
        ['Bình quân một phiếu', perSale, ''],
        ['Số lượng', pieces(units), changeWords(units, before.units)],
        ['Hàng trả đã trừ', money(returned), ''],
      ],
    },
  ];
}

function tableBlocks(by: MarketGrouping, { rows, now, before }: OfficeReply<'market.show'>): Block[] {
  if (rows.length === 0) return [];
  const shown = rows.slice(0, MOST_ON_PAPER);
  const cells = shown.map((row) => [
    row.detail === '' ? wordsOf(by, row) : `${wordsOf(by, row)} (${row.detail})`,
    money(row.amount),
    changeWords(row.amount, row.before),
    pieces(row.units),
    row.baskets === null ? '—' : String(row.baskets),
  ]);
  const sum = [
    'Cộng',
    money(now.amount),
    changeWords(now.amount, before.amount),
    pieces(now.units),
    String(now.baskets ?? '—'),
  ];
  return [
    { kind: 'heading', text: GROUPING_WORDS[by] },
    {
      kind: 'table',
      columns: [
        { head: GROUPING_WORDS[by], mm: 84 },
        { head: 'Doanh thu', mm: 34, right: true },
        { head: 'So tháng trước', mm: 24, right: true },
        { head: 'Số lượng', mm: 20, right: true },
        { head: 'Phiếu', mm: 16, right: true },
      ],
      rows: [...cells, sum],
      summed: true,
    },
    ...(rows.length > shown.length
      ? [{ kind: 'small' as const, text: `${shown.length} dòng lớn nhất trên ${rows.length}; tệp XLSX có đủ.` }]
      : []),
  ];
}

type Asked = Awaited<ReturnType<typeof groupDemands>>;

function askedBlocks(asked: Asked): Block[] {
  if (asked.length === 0) return [];
  return [
    { kind: 'heading', text: 'Khách hỏi mà không có' },
    {
      kind: 'table',
      columns: [
        { head: 'Khách hỏi', mm: 110 },
        { head: 'Số lần', mm: 34, right: true },
        { head: 'Điểm bán', mm: 34, right: true },
      ],
      rows: asked.slice(0, MOST_ON_PAPER).map(({ said, times, outlets }) => [said, String(times), String(outlets)]),
    },
  ];
}

function askedSheet(asked: Asked): Report['sheets'][number] {
  return {
    name: 'Khách hỏi',
    rows: [
      { cells: ['Khách hỏi', 'Số lần', 'Điểm bán'], bold: true },
      ...asked.map(({ said, times, outlets }) => ({ cells: [said, times, outlets] })),
    ],
    widths: [50, 12, 12],
  };
}
