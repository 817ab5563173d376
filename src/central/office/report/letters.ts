import { certificateOn, starsUntil } from '../../../shared/catalogue/certificate.ts';
import { dayOf, formatDay } from '../../../shared/day.ts';
import { divideRounded } from '../../../shared/money.ts';
import {
  goodsOfProducers,
  namesOfGone,
  type ProducerGoods,
  type ProducerSlips,
  slipsOfProducers,
} from '../../db/marketView.ts';
import { groupDemands } from '../../db/missedDemand.ts';
import { type Catalogue, certificatesByProduct } from '../catalogueView.ts';
import { filterOf } from '../market/filter.ts';
import type { Block } from './paper.ts';
import { monthDays, type OnStep, type Report, type ReportDesk, type ReportOf } from './report.ts';
import { buyerWords, changeWords, money, monthWords, pieces } from './words.ts';

const MOST_ASKED = 1_000;

type LetterOf = ReportOf & { readonly producer?: string | undefined };

/** What a month brought each producer's goods. */
type Books = {
  readonly catalogue: Catalogue;
  readonly month: string;
  readonly madeOn: string;
  readonly goods: ReadonlyMap<string, readonly ProducerGoods[]>;
  readonly before: ReadonlyMap<string, readonly ProducerGoods[]>;
  readonly slips: ReadonlyMap<string, readonly ProducerSlips[]>;
  readonly asked: Awaited<ReturnType<typeof groupDemands>>;
  /** Of goods that the catalogue no longer has, as they were sold last. */
  readonly gone: ReadonlyMap<string, string>;
};

/**
 * What a producer is told of a month: what of theirs sold, at what price, where, to whom, and what was asked for in vain. Of no
 * other producer, and nothing of any buyer. Without a producer, a letter to each whose goods sold or were asked for.
 */
export async function lettersReport(desk: ReportDesk, of: LetterOf, onStep: OnStep): Promise<Report> {
  onStep(0, 1);
  const books = await booksOf(desk, of);
  const wanted = of.producer === undefined ? producersIn(books) : [of.producer];
  const letters: { readonly blocks: Block[]; readonly rows: Report['sheets'][number]['rows'] }[] = [];
  for (const [done, producer] of wanted.entries()) {
    onStep(done, wanted.length);
    letters.push({ blocks: letterTo(books, producer), rows: rowsOf(books, producer) });
  }
  const whom = of.producer === undefined ? 'các chủ thể' : nameOf(books, of.producer);
  return {
    title: `Thư thị trường ${monthWords(of.month)} · ${whom}`,
    name: `thu-thi-truong-${of.month}${of.producer === undefined ? '' : `-${of.producer}`}`,
    sheets: [{ name: 'Thư thị trường', rows: [HEAD, ...letters.flatMap(({ rows }) => rows)], widths: WIDTHS }],
    blocks: letters.flatMap(({ blocks }) => blocks),
  };
}

async function booksOf({ pool, catalogue: view, clock }: ReportDesk, of: LetterOf): Promise<Books> {
  const { days, before } = monthDays(of.month);
  const catalogue = await view.fresh();
  const asked = {
    ...(of.producer !== undefined && { producer: of.producer as never }),
    ...(of.outlet !== undefined && { outlet: of.outlet as never }),
  };
  const filter = filterOf(catalogue, asked, of.within, days);
  const [goods, goodsBefore, slips, demands] = await Promise.all([
    goodsOfProducers(pool, filter),
    goodsOfProducers(pool, { ...filter, ...before }),
    slipsOfProducers(pool, filter),
    groupDemands(pool, { ...days, outlet: of.outlet, within: of.within }, MOST_ASKED),
  ]);
  const gone = new Set(goods.map(({ product }) => product).filter((product) => !catalogue.products.has(product)));
  return {
    catalogue,
    gone: await namesOfGone(pool, 'product', [...gone]),
    month: of.month,
    madeOn: formatDay(dayOf(clock())),
    goods: Map.groupBy(goods, ({ producer }) => producer),
    before: Map.groupBy(goodsBefore, ({ producer }) => producer),
    slips: Map.groupBy(slips, ({ producer }) => producer),
    asked: demands,
  };
}

function producersIn({ goods, asked, catalogue }: Books): string[] {
  const askedOf = asked.flatMap(({ product }) => catalogue.products.get(product ?? '')?.producer ?? []);
  const ids = [...new Set([...goods.keys(), ...askedOf])];
  return ids.toSorted((a, b) =>
    collator.compare(catalogue.producers.get(a)?.name ?? a, catalogue.producers.get(b)?.name ?? b),
  );
}

const collator = new Intl.Collator('vi');

function nameOf({ catalogue }: Books, producer: string): string {
  return catalogue.producers.get(producer)?.name ?? producer;
}

const sumOf = (goods: readonly { readonly amount: number }[]): number =>
  goods.reduce((sum, { amount }) => sum + amount, 0);

function letterTo(books: Books, producer: string): Block[] {
  const goods = (books.goods.get(producer) ?? []).toSorted((a, b) => b.amount - a.amount);
  const before = books.before.get(producer) ?? [];
  const total = sumOf(goods);
  const place = books.catalogue.producers.get(producer)?.place ?? '';
  return [
    // At the top of the first page it turns none.
    { kind: 'page' },
    { kind: 'title', text: `Thư thị trường ${monthWords(books.month)}` },
    { kind: 'heading', text: `Kính gửi: ${nameOf(books, producer)}` },
    ...(place === '' ? [] : [{ kind: 'text' as const, text: place }]),
    {
      kind: 'small',
      text: `Lập ngày ${books.madeOn}. Tiền khách trả cho hàng của quý vị, đã trừ hàng trả, chưa trừ hoa hồng.`,
    },
    {
      kind: 'text',
      text: `Trong tháng, khách đã mua ${money(total)} hàng của quý vị; so với tháng trước: ${changeWords(total, sumOf(before))}.`,
    },
    ...soldBlocks(books, goods, before),
    ...placeBlocks(books, producer),
    ...askedBlocks(books, producer),
    ...starsBlocks(books, producer),
  ];
}

function soldBlocks(books: Books, goods: readonly ProducerGoods[], before: readonly ProducerGoods[]): Block[] {
  if (goods.length === 0) return [{ kind: 'text', text: 'Tháng này chưa bán được hàng nào của quý vị.' }];
  const earlier = new Map(before.map(({ product, amount }) => [product, amount]));
  const units = goods.reduce((sum, each) => sum + each.units, 0);
  return [
    { kind: 'heading', text: 'Bán được gì, giá bình quân bao nhiêu' },
    {
      kind: 'table',
      columns: [
        { head: 'Sản phẩm', mm: 72 },
        { head: 'Số lượng', mm: 24, right: true },
        { head: 'Giá bình quân', mm: 28, right: true },
        { head: 'Doanh thu', mm: 32, right: true },
        { head: 'So tháng trước', mm: 22, right: true },
      ],
      rows: [
        ...goods.map((each) => [
          productName(books, each.product),
          `${pieces(each.units)} ${books.catalogue.products.get(each.product)?.unit ?? ''}`,
          priceWords(each),
          money(each.amount),
          changeWords(each.amount, earlier.get(each.product) ?? 0),
        ]),
        ['Cộng', pieces(units), '', money(sumOf(goods)), ''],
      ],
      summed: true,
    },
  ];
}

/** What was paid for one, discounts taken off. */
function averagePrice({ amount, units }: Pick<ProducerGoods, 'amount' | 'units'>): number | undefined {
  return units > 0 && amount >= 0 ? divideRounded(amount * 1_000, units) : undefined;
}

function priceWords(goods: ProducerGoods): string {
  const price = averagePrice(goods);
  return price === undefined ? '—' : money(price);
}

function productName({ catalogue, gone }: Books, product: string): string {
  return catalogue.products.get(product)?.name ?? gone.get(product) ?? product;
}

function placeTable(head: string, rows: string[][]): Block {
  return {
    kind: 'table',
    columns: [
      { head, mm: 98 },
      { head: 'Doanh thu', mm: 46, right: true },
      { head: 'Phiếu bán', mm: 34, right: true },
    ],
    rows,
  };
}

function placeBlocks({ slips, catalogue }: Books, producer: string): Block[] {
  const own = slips.get(producer) ?? [];
  if (own.length === 0) return [];
  const rowsBy = (of: (slip: ProducerSlips) => string) =>
    [...Map.groupBy(own, of)]
      .map(([name, some]) => ({
        name,
        amount: sumOf(some),
        baskets: some.reduce((sum, { baskets }) => sum + baskets, 0),
      }))
      .toSorted((a, b) => b.amount - a.amount)
      .map(({ name, amount, baskets }) => [name, money(amount), String(baskets)]);
  return [
    { kind: 'heading', text: 'Bán ở đâu, cho ai' },
    placeTable(
      'Điểm bán',
      rowsBy(({ outlet }) => catalogue.outlets.get(outlet)?.name ?? outlet),
    ),
    placeTable(
      'Người mua',
      rowsBy(({ buyer }) => buyerWords(buyer)),
    ),
  ];
}

function askedBlocks({ asked, catalogue }: Books, producer: string): Block[] {
  const own = asked.filter(({ product }) => catalogue.products.get(product ?? '')?.producer === producer);
  if (own.length === 0) return [];
  return [
    { kind: 'heading', text: 'Khách hỏi hàng của quý vị mà quầy không có' },
    {
      kind: 'table',
      columns: [
        { head: 'Khách hỏi', mm: 110 },
        { head: 'Số lần', mm: 34, right: true },
        { head: 'Số điểm bán', mm: 34, right: true },
      ],
      rows: own.map(({ said, times, outlets }) => [said, String(times), String(outlets)]),
    },
  ];
}

function starsBlocks({ catalogue, month }: Books, producer: string): Block[] {
  const { days } = monthDays(month);
  const certificates = certificatesByProduct(catalogue);
  const rows = [...catalogue.products.values()].flatMap((product) => {
    if (product.producer !== producer) return [];
    const own = certificates.get(product.id) ?? [];
    const [standing, until] = [certificateOn(own, days.to), starsUntil(own, days.to)];
    return standing && until ? [[product.name, `OCOP ${standing.stars} sao`, formatDay(until)]] : [];
  });
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', text: 'Chứng nhận OCOP' },
    {
      kind: 'table',
      columns: [
        { head: 'Sản phẩm', mm: 98 },
        { head: 'Hạng', mm: 40 },
        { head: 'Hết hạn', mm: 40 },
      ],
      rows,
    },
  ];
}

const HEAD = {
  cells: [
    'Chủ thể',
    'Sản phẩm',
    'Đơn vị',
    'Số lượng',
    'Giá bình quân',
    'Doanh thu',
    'Tháng trước',
    'Khách hỏi, không có',
  ],
  bold: true,
};
const WIDTHS = [36, 40, 10, 12, 16, 16, 16, 14];

function rowsOf(books: Books, producer: string): Report['sheets'][number]['rows'] {
  const { goods, before, asked, catalogue } = books;
  const earlier = new Map((before.get(producer) ?? []).map(({ product, amount }) => [product, amount]));
  const times = new Map(asked.map((each) => [each.product, each.times]));
  const sold = goods.get(producer) ?? [];
  const own = [...catalogue.products.values()].filter(
    (product) => product.producer === producer && times.has(product.id),
  );
  const onlyAsked = own.filter(({ id }) => !sold.some(({ product }) => product === id));
  const row = (product: string, of?: ProducerGoods) => ({
    cells: [
      nameOf(books, producer),
      productName(books, product),
      catalogue.products.get(product)?.unit ?? '',
      of ? of.units / 1_000 : 0,
      of && averagePrice(of),
      of?.amount ?? 0,
      earlier.get(product) ?? 0,
      times.get(product) ?? 0,
    ],
  });
  return [...sold.map((each) => row(each.product, each)), ...onlyAsked.map(({ id }) => row(id))];
}
