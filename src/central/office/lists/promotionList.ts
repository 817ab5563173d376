import { isDeepStrictEqual } from 'node:util';
import { type Day, dayOf, formatDay } from '../../../shared/day.ts';
import { PromotionId } from '../../../shared/id.ts';
import { type Promotion, type PromotionClass, PromotionTerms } from '../../../shared/promotion/promotion.ts';
import type { Bearer } from '../../../shared/sale/off.ts';
import type { ImportRefusal } from '../api/import.ts';
import type { ListPreview } from '../api/lists.ts';
import type { Catalogue } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import { headingsOf } from '../import/headings.ts';
import { nameKey } from '../import/identity.ts';
import { type RowReader, textBy } from '../import/rowReader.ts';
import { parseDay } from '../import/values.ts';
import type { Visit } from '../people/visit.ts';
import { promotionPreview, stateOn, termsFault } from '../promotionLaw.ts';
import { newPromotionId } from '../promotions.ts';
import type { List } from './list.ts';
import { ALL_OUTLETS } from './outletWords.ts';
import { type ImportedFile, onceEach, type PlannedListRow, previewList } from './previewList.ts';
import { readRule, ruleCells } from './promotionRule.ts';
import { ALL_DAY, EVERY_DAY, hourText, parseHour, parseOutlets, parseWeekdays, weekdayText } from './promotionWords.ts';
import { BETWEEN, saidOr, wordsOf } from './words.ts';

export const promotionHeadings = headingsOf({
  id: ['Mã khuyến mãi', 'Mã', 'Promotion ID'],
  name: ['Tên', 'Tên khuyến mãi', 'Khuyến mãi', 'Name'],
  from: ['Từ ngày', 'From'],
  to: ['Đến hết ngày', 'Đến ngày', 'To'],
  weekdays: ['Các thứ', 'Thứ', 'Weekdays'],
  hourFrom: ['Từ giờ', 'From hour'],
  hourTo: ['Đến giờ', 'To hour'],
  outlets: ['Điểm bán', 'Outlets'],
  bearer: ['Ai chịu', 'Người chịu', 'Borne by'],
  class: ['Loại theo luật', 'Loại', 'Class'],
  kind: ['Cách giảm', 'Kind'],
  goodsBy: ['Áp dụng theo', 'Applies by'],
  goods: ['Hàng', 'Áp dụng cho', 'Goods'],
  off: ['Giảm', 'Mức giảm', 'Off'],
  buy: ['Mua', 'Buy'],
  get: ['Tặng', 'Được tặng', 'Get'],
  atLeast: ['Phiếu từ', 'At least'],
  // Told, and not read: ending one is done at once, at the page.
  ended: ['Đã kết thúc', 'Ended'],
});
export type PromotionColumn = (typeof promotionHeadings)['columns'][number];

const bearers = wordsOf<Bearer>({
  shop: ['điểm bán'],
  producer: ['chủ thể'],
  programme: ['chương trình'],
});
const classes = wordsOf<PromotionClass>({
  ordinary: ['thường', 'khuyến mãi thường'],
  'state-programme': ['chương trình của Nhà nước'],
  'raw-goods': ['nông sản, thủy sản tươi sống', 'tươi sống'],
});

export const promotionList = ({ outlets }: Catalogue): List<PromotionColumn, Promotion> => ({
  title: 'Khuyến mãi',
  headings: promotionHeadings,
  cellsOf: (promotion) => ({
    id: promotion.id,
    name: promotion.name,
    from: formatDay(promotion.from),
    to: formatDay(promotion.to),
    weekdays: promotion.weekdays?.map(weekdayText).join(' ') ?? EVERY_DAY,
    hourFrom: promotion.window ? hourText(promotion.window.from) : ALL_DAY,
    hourTo: promotion.window ? hourText(promotion.window.to) : ALL_DAY,
    outlets:
      promotion.outlets === 'all'
        ? ALL_OUTLETS
        : promotion.outlets.map((id) => outlets.get(id)?.code ?? id).join(BETWEEN),
    bearer: bearers.say(promotion.borneBy),
    class: classes.say(promotion.class),
    ...ruleCells(promotion.rule),
    ended: promotion.endedOn ? formatDay(promotion.endedOn) : '',
  }),
});

/** Each row is asked what a promotion is asked at its form, the law's cap among it. None is ended because it is not in the list. */
export async function previewPromotions(
  desk: OfficeDesk,
  file: ImportedFile,
  visit: Visit,
): Promise<ListPreview | ImportRefusal> {
  const catalogue = await desk.catalogue.fresh();
  const today = dayOf(desk.clock());
  const isFirst = onceEach();
  const planRow = (reader: RowReader<PromotionColumn>): PlannedListRow | undefined => {
    const id = reader.read('id', textBy(PromotionId), 'bad-code');
    const before = id === undefined ? namesake(catalogue, reader, today) : catalogue.promotions.get(id);
    const terms = readTerms(reader, before, catalogue);
    if (!terms) return undefined;
    if (!isFirst(before?.id ?? id ?? [terms.name, terms.from, terms.to].map(nameKey).join(' '))) {
      reader.report(null, 'duplicate-row', terms.name);
    }
    const row: Promotion = {
      id: before?.id ?? id ?? newPromotionId(desk),
      ...terms,
      ...(before?.endedOn && { endedOn: before.endedOn }),
      ...(before?.demo && { demo: true }),
    };
    const isSame = isDeepStrictEqual(row, before);
    if (!isSame) reportFaults(reader, row, { before, catalogue, today });
    return {
      name: row.name,
      detail: `${formatDay(row.from)} – ${formatDay(row.to)}`,
      isNew: before === undefined,
      publications: isSame ? [] : [{ scope: 'everywhere', change: { kind: 'promotion', id: row.id, row } }],
    };
  };
  const asked = { list: 'promotions', headings: promotionHeadings, needed: ['name'], n: catalogue.n, planRow } as const;
  return previewList(desk, file, asked, visit);
}

/** One without a number is the one, not ended, that is called so and begins on that day. */
function namesake({ promotions }: Catalogue, { read }: RowReader<PromotionColumn>, today: Day): Promotion | undefined {
  const quiet = {
    name: read('name', textBy(PromotionTerms.shape.name), 'too-long'),
    from: read('from', parseDay, 'not-a-day'),
  };
  return [...promotions.values()].find(
    (each) =>
      stateOn(each, today) !== 'ended' && nameKey(each.name) === nameKey(quiet.name ?? '') && each.from === quiet.from,
  );
}

function readTerms(
  reader: RowReader<PromotionColumn>,
  before: Promotion | undefined,
  catalogue: Catalogue,
): PromotionTerms | undefined {
  const { read, need, report, faults } = reader;
  const take = before ? read : need;
  const said = {
    name: saidOr(take('name', textBy(PromotionTerms.shape.name), 'too-long'), before?.name),
    borneBy: take('bearer', bearers.parse, 'unknown-kind') ?? before?.borneBy,
    class: take('class', classes.parse, 'unknown-kind') ?? before?.class,
    outlets: take('outlets', (cell) => parseOutlets(cell, catalogue, before), 'no-such-outlet') ?? before?.outlets,
    from: take('from', parseDay, 'not-a-day') ?? before?.from,
    to: take('to', parseDay, 'not-a-day') ?? before?.to,
    rule: readRule(reader, before?.rule, catalogue),
  };
  const weekdays = read('weekdays', parseWeekdays, 'unknown-kind') ?? before?.weekdays;
  const window = readWindow(reader, before);
  if (faults.length > 0) return undefined;
  if (said.from && said.to && said.to < said.from) report('to', 'backwards', formatDay(said.to));
  const terms = PromotionTerms.safeParse({
    ...said,
    ...(weekdays !== undefined && weekdays !== 'every' && { weekdays }),
    ...(window && { window }),
  });
  if (!terms.success && faults.length === 0) report(null, 'not-possible', said.name ?? '');
  return terms.data;
}

function readWindow({ read, report }: RowReader<PromotionColumn>, before: Promotion | undefined) {
  const [from, to] = [read('hourFrom', parseHour, 'unknown-kind'), read('hourTo', parseHour, 'unknown-kind')];
  if (from === 'all' || to === 'all') return undefined;
  if (from === undefined && to === undefined) return before?.window;
  if (from === undefined) report('hourFrom', 'missing-value', '');
  if (to === undefined) report('hourTo', 'missing-value', '');
  return from === undefined || to === undefined ? undefined : { from, to };
}

type Held = { readonly before: Promotion | undefined; readonly catalogue: Catalogue; readonly today: Day };

function reportFaults(
  { report }: RowReader<PromotionColumn>,
  row: Promotion,
  { before, catalogue, today }: Held,
): void {
  if (before && stateOn(before, today) === 'ended') return report(null, 'has-ended', before.name);
  if (stateOn(row, today) === 'ended') report('to', 'has-ended', formatDay(row.to));
  const fault = termsFault(catalogue, row);
  if (fault) return report(fault === 'no-such-outlet' ? 'outlets' : 'goods', fault, '');
  const { worst } = promotionPreview(catalogue, row, today);
  const [deepest] = worst;
  if (deepest) report('off', 'promotion-over-cap', worst.length > 1 ? `${deepest.name}, …` : deepest.name);
}
