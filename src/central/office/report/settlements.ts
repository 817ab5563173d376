import type { SheetRow } from '../../../archive/xlsx.ts';
import { dayOf, formatDay } from '../../../shared/day.ts';
import type { OutletId, ProducerId } from '../../../shared/id.ts';
import { percentText } from '../../../shared/percent.ts';
import type { Terms } from '../../../shared/stock/lot.ts';
import { readPapers } from '../../db/settlementPaper.ts';
import type { LedgerRow, PaperDays, SettlementPaper, UnsettledLine } from '../api/settlements.ts';
import type { Catalogue } from '../catalogueView.ts';
import type { Within } from '../people/visit.ts';
import { ledgersOf, sumOf } from '../settlement/ledger.ts';
import { paperRow } from '../settlements.ts';
import type { Block } from './paper.ts';
import type { OnStep, Report, ReportDesk } from './report.ts';
import { money, pieces } from './words.ts';

type Of = {
  readonly days: PaperDays;
  readonly producer?: ProducerId | undefined;
  readonly outlet?: OutletId | undefined;
  readonly within: Within;
};

/** More papers than a province writes in a year. */
const MOST_PAPERS = 100_000;

type Books = {
  readonly catalogue: Catalogue;
  readonly period: string;
  readonly madeOn: string;
  readonly rows: readonly LedgerRow[];
  readonly papers: readonly SettlementPaper[];
  readonly lines: ReadonlyMap<ProducerId, readonly UnsettledLine[]>;
};

/** What each owner of goods is owed, over some days and at all outlets: as a statement to send, and as a workbook. */
export async function settlementsReport(desk: ReportDesk, of: Of, onStep: OnStep): Promise<Report> {
  onStep(0, 1);
  const books = await booksOf(desk, of);
  const statements: Block[][] = [];
  for (const [done, row] of books.rows.entries()) {
    onStep(done, books.rows.length);
    statements.push(statementTo(books, row));
  }
  const whom = of.producer === undefined ? 'các chủ thể' : (books.rows[0]?.name ?? of.producer);
  const days = `${of.days.from ?? 'dau'}-${of.days.to ?? 'nay'}`;
  return {
    title: `Bảng kê quyết toán · ${whom}`,
    name: `quyet-toan-${days}${of.producer === undefined ? '' : `-${of.producer}`}`,
    sheets: [ledgerSheet(books), papersSheet(books), unsettledSheet(books)],
    blocks: statements.flat(),
  };
}

async function booksOf(desk: ReportDesk, { days, producer, outlet, within }: Of): Promise<Books> {
  const catalogue = await desk.catalogue.fresh();
  const outlets = outlet === undefined ? within : [outlet];
  const [{ rows, lines }, papers] = await Promise.all([
    ledgersOf(desk, { days, outlets, producer: producer ?? null }),
    readPapers(desk.pool, { ...days, outlets, owner: producer ?? null }, MOST_PAPERS),
  ]);
  return {
    catalogue,
    period: periodWords(days),
    madeOn: formatDay(dayOf(desk.clock())),
    rows,
    papers: papers.map((paper) => paperRow(catalogue, paper)),
    lines: Map.groupBy(lines, ({ producer: whose }) => whose),
  };
}

function periodWords({ from, to }: PaperDays): string {
  if (from !== undefined && from === to) return `Ngày ${formatDay(from)}`;
  return `${from === undefined ? 'Từ đầu' : `Từ ${formatDay(from)}`} đến ${to === undefined ? 'nay' : formatDay(to)}`;
}

/** Nothing of any other owner stands in it. */
function statementTo(books: Books, row: LedgerRow): Block[] {
  const known = books.catalogue.producers.get(row.producer);
  const place = known?.place ?? '';
  const { opened, settled, paid, closed } = row;
  return [
    // At the top of the first page it turns none.
    { kind: 'page' },
    { kind: 'title', text: 'Bảng kê quyết toán' },
    { kind: 'heading', text: `Kính gửi: ${row.name}` },
    ...(place === '' ? [] : [{ kind: 'text' as const, text: place }]),
    {
      kind: 'small',
      text: `${books.period}. Lập ngày ${books.madeOn}, theo những gì các quầy đã gửi về trung tâm. Tiền quý vị được nhận, đã trừ hoa hồng.`,
    },
    {
      kind: 'text',
      text: `Đầu kỳ còn được nhận ${money(opened)}; trong kỳ quyết toán ${money(settled)}, đã trả ${money(paid)}; cuối kỳ còn được nhận ${money(closed)}.`,
    },
    outletBlock(row),
    ...paperBlocks(books, row),
    ...unsettledBlocks(books, row),
  ];
}

function outletBlock({ outlets, ...sum }: LedgerRow): Block {
  const cells = (name: string, of: typeof sum | LedgerRow['outlets'][number]) => [
    name,
    money(of.opened),
    money(of.settled),
    money(of.paid),
    money(of.closed),
    money(of.unsettled),
  ];
  return {
    kind: 'table',
    columns: [
      { head: 'Điểm bán', mm: 50 },
      { head: 'Đầu kỳ', mm: 25, right: true },
      { head: 'Quyết toán', mm: 26, right: true },
      { head: 'Đã trả', mm: 25, right: true },
      { head: 'Còn được nhận', mm: 26, right: true },
      { head: 'Chưa quyết toán', mm: 26, right: true },
    ],
    rows: [...outlets.map((at) => cells(at.outletName, at)), cells('Cộng', sum)],
    summed: true,
  };
}

function paperBlocks({ papers }: Books, { producer }: LedgerRow): Block[] {
  const own = papers.filter((paper) => paper.producer.id === producer);
  if (own.length === 0) return [{ kind: 'text', text: 'Trong kỳ không có phiếu quyết toán hay phiếu trả tiền nào.' }];
  return [
    { kind: 'heading', text: 'Phiếu trong kỳ' },
    {
      kind: 'table',
      columns: [
        { head: 'Ngày', mm: 22 },
        { head: 'Số phiếu', mm: 36 },
        { head: 'Điểm bán', mm: 46 },
        { head: 'Việc', mm: 46 },
        { head: 'Số tiền', mm: 28, right: true },
      ],
      rows: own.map((paper) => [
        formatDay(paper.day),
        paper.number,
        paper.outletName,
        kindWords(paper),
        money(paper.amount),
      ]),
    },
  ];
}

function kindWords({ kind, from, until }: SettlementPaper): string {
  if (kind === 'paid' || until === null) return 'Trả tiền';
  return from === null ? `Quyết toán đến ${formatDay(until)}` : `Quyết toán ${formatDay(from)} – ${formatDay(until)}`;
}

function unsettledBlocks({ lines }: Books, { producer }: LedgerRow): Block[] {
  const own = lines.get(producer) ?? [];
  if (own.length === 0) return [];
  return [
    { kind: 'heading', text: 'Chưa quyết toán, đến hôm nay' },
    {
      kind: 'table',
      columns: [
        { head: 'Sản phẩm', mm: 62 },
        { head: 'Điểm bán', mm: 42 },
        { head: 'Đã bán', mm: 20, right: true },
        { head: 'Khách trả', mm: 27, right: true },
        { head: 'Được nhận', mm: 27, right: true },
      ],
      rows: own.map((line) => [
        goodsWords(line),
        line.outletName,
        `${pieces(line.sold)} ${line.unit}`,
        money(line.paid),
        money(line.payable),
      ]),
    },
    ...(own.some(({ commissionWanted }) => commissionWanted)
      ? [{ kind: 'small' as const, text: 'Hàng chưa rõ lô: chưa thỏa thuận hoa hồng, số trên chưa trừ.' }]
      : []),
  ];
}

function goodsWords({ name, code, twice }: UnsettledLine): string {
  const lot = code === null ? 'chưa rõ lô' : code === '' ? '' : `lô ${code}`;
  return [name, lot, twice ? 'đã tính hai lần, nay trừ lại' : ''].filter((part) => part !== '').join(', ');
}

const termsWords = (terms: Terms): string =>
  terms.kind === 'bought' ? `mua đứt ${money(terms.cost)}` : `ký gửi ${percentText(terms.perMille)} %`;

const head = (...cells: string[]): SheetRow => ({ cells, bold: true });

function figures(of: LedgerRow | LedgerRow['outlets'][number] | ReturnType<typeof sumOf>): readonly number[] {
  return [of.opened, of.settled, of.commission, of.paid, of.closed, of.unsettled];
}

function ledgerSheet({ rows }: Books): Report['sheets'][number] {
  return {
    name: 'Theo điểm bán',
    rows: [
      head(
        'Chủ thể',
        'Điểm bán',
        'Đầu kỳ còn nợ (đồng)',
        'Quyết toán (đồng)',
        'Hoa hồng điểm bán (đồng)',
        'Đã trả (đồng)',
        'Cuối kỳ còn nợ (đồng)',
        'Chưa quyết toán (đồng)',
        'Đã quyết toán đến',
      ),
      ...rows.flatMap((row) =>
        row.outlets.map((at) => ({
          cells: [row.name, at.outletName, ...figures(at), at.until === null ? undefined : formatDay(at.until)],
        })),
      ),
      { cells: ['Cộng', '', ...figures(sumOf(rows))], bold: true },
    ],
    widths: [36, 30, 16, 16, 16, 16, 16, 16, 14],
  };
}

function papersSheet({ papers }: Books): Report['sheets'][number] {
  return {
    name: 'Phiếu',
    rows: [
      head('Ngày', 'Số phiếu', 'Chủ thể', 'Điểm bán', 'Việc', 'Quyết toán (đồng)', 'Đã trả (đồng)', 'Người lập'),
      ...papers.map((paper) => ({
        cells: [
          formatDay(paper.day),
          paper.number,
          paper.producer.name,
          paper.outletName,
          kindWords(paper),
          paper.kind === 'settled' ? paper.amount : undefined,
          paper.kind === 'paid' ? paper.amount : undefined,
          paper.by,
        ],
      })),
    ],
    widths: [12, 18, 36, 30, 34, 16, 16, 24],
  };
}

function unsettledSheet({ rows, lines }: Books): Report['sheets'][number] {
  return {
    name: 'Chưa quyết toán',
    rows: [
      head(
        'Chủ thể',
        'Điểm bán',
        'Sản phẩm',
        'Lô',
        'Điều khoản',
        'Đơn vị',
        'Đã bán',
        'Khách trả (đồng)',
        'Hoa hồng (đồng)',
        'Được nhận (đồng)',
      ),
      ...rows.flatMap(({ producer, name }) =>
        (lines.get(producer) ?? []).map((line) => ({
          cells: [
            name,
            line.outletName,
            line.name,
            line.code ?? 'chưa rõ lô',
            line.commissionWanted ? 'chưa thỏa thuận' : termsWords(line.terms),
            line.unit,
            line.sold / 1_000,
            line.paid,
            line.commission,
            line.payable,
          ],
        })),
      ),
    ],
    widths: [36, 30, 36, 16, 20, 10, 12, 16, 16, 16],
  };
}
