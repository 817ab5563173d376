import type { Day } from '../../../shared/day.ts';
import { formatDay } from '../../../shared/day.ts';
import { type AnnouncementId, OutletId, ProducerId, type ProductId } from '../../../shared/id.ts';
import { formatDong } from '../../../shared/money.ts';
import { percentText, readPercent } from '../../../shared/percent.ts';
import { formatQuantity, parseQuantity, QUANTITY_LIMIT } from '../../../shared/quantity.ts';
import type { Terms } from '../../../shared/stock/lot.ts';
import type { NotedLine, ToAnnounce } from '../../office/api/announced.ts';
import type { OfficeInput } from '../../office/api.ts';
import { readPrice } from '../catalogue/typedPrice.ts';
import { readDay } from '../sales/typedDay.ts';

export type TermsKind = Terms['kind'];

/** A line as it stands in the form: what is typed stays as typed until it is sent. */
export type FormLine = {
  /** Its handle, which it keeps while others come and go. */
  readonly key: number;
  readonly product: ProductId;
  readonly name: string;
  readonly unit: string;
  readonly weighed: boolean;
  readonly quantity: string;
  readonly code: string;
  readonly expires: string;
  readonly kind: TermsKind;
  /** Per cent or đồng, by the kind; empty per cent are the form's. */
  readonly figure: string;
};

export type Form = {
  readonly id: AnnouncementId;
  readonly outlet: string | null;
  readonly owner: string | null;
  readonly day: string;
  readonly note: string;
  readonly kind: TermsKind;
  readonly percent: string;
  readonly lines: readonly FormLine[];
};

export function newForm(id: AnnouncementId, today: Day): Form {
  return { id, outlet: null, owner: null, day: formatDay(today), note: '', kind: 'consigned', percent: '', lines: [] };
}

export type Goods = Pick<FormLine, 'product' | 'name' | 'unit' | 'weighed'>;

/** One more line, empty but for its goods. */
export function withGoods(form: Form, goods: Goods): Form {
  const said = { quantity: goods.weighed ? '' : '1', code: '', expires: '', kind: form.kind, figure: '' };
  return { ...form, lines: [...form.lines, { ...goods, ...said, key: nextKey(form) }] };
}

function nextKey({ lines }: Form): number {
  return 1 + Math.max(0, ...lines.map(({ key }) => key));
}

/** What a delivery note says, behind what is there; the terms of its first row are the form's where it has no lines yet. */
export function withNote(
  form: Form,
  { owner, lines }: { readonly owner: ProducerId | null; readonly lines: readonly NotedLine[] },
  weighed: (product: ProductId) => boolean,
): Form {
  const kind = form.lines.length === 0 ? (lines.find(({ terms }) => terms)?.terms?.kind ?? form.kind) : form.kind;
  const key = nextKey(form);
  const noted = lines.map(
    ({ product, name, unit, quantity, code, expires, terms }, n): FormLine => ({
      key: key + n,
      product,
      name,
      unit,
      weighed: weighed(product),
      quantity: formatQuantity(quantity),
      code,
      expires: expires ? formatDay(expires) : '',
      kind: terms?.kind ?? kind,
      figure: terms ? figureOf(terms) : '',
    }),
  );
  return { ...form, kind, owner: form.owner ?? owner, lines: [...form.lines, ...noted] };
}

function figureOf(terms: Terms): string {
  return terms.kind === 'bought' ? formatDong(terms.cost) : percentText(terms.perMille);
}

/** On other terms all lines say their figures anew. */
export function withKind(form: Form, kind: TermsKind): Form {
  return { ...form, kind, percent: '', lines: form.lines.map((line) => ({ ...line, kind, figure: '' })) };
}

export type FormFault = 'outlet' | 'owner' | 'day' | 'lines' | 'percent';
export type LineFault = 'quantity' | 'expires' | 'percent' | 'cost';

export type Faults = {
  readonly form: FormFault | null;
  /** By the lines' keys. */
  readonly lines: ReadonlyMap<number, LineFault>;
};

export type ToSave = OfficeInput<'announced.save'>;

/** What is sent, or what must be mended first; nothing is guessed. */
export function saidOf(form: Form, today: Day): ToSave | Faults {
  const day = readDay(form.day, today);
  const read = form.lines.map((line) => readLine(form, line, today));
  const lines = new Map(
    form.lines.flatMap(({ key }, n): [number, LineFault][] => {
      const found = read[n];
      return typeof found === 'string' ? [[key, found]] : [];
    }),
  );
  const fault = formFault(form, day);
  if (fault || day === undefined || lines.size > 0) return { form: fault, lines };
  return {
    id: form.id,
    outlet: OutletId.parse(form.outlet),
    owner: ProducerId.parse(form.owner),
    day,
    ...(form.note.trim() !== '' && { note: form.note.trim() }),
    lines: read.filter((line): line is ToAnnounce => typeof line !== 'string'),
  };
}

export function areFaults(said: ToSave | Faults): said is Faults {
  return 'form' in said;
}

function formFault({ outlet, owner, lines, kind, percent }: Form, day: Day | undefined): FormFault | null {
  if (outlet === null) return 'outlet';
  if (owner === null) return 'owner';
  if (day === undefined) return 'day';
  const isWanted = kind === 'consigned' && lines.some((line) => line.kind === 'consigned' && line.figure.trim() === '');
  if (isWanted && readPercent(percent) === undefined) return 'percent';
  return lines.length === 0 ? 'lines' : null;
}

function readLine(form: Form, line: FormLine, today: Day): ToAnnounce | LineFault {
  const quantity = parseQuantity(line.quantity);
  const isAbsurd = quantity === undefined || quantity <= 0 || quantity > QUANTITY_LIMIT;
  if (isAbsurd || (!line.weighed && quantity % 1_000 !== 0)) return 'quantity';
  const expires = readDay(line.expires, today);
  if (expires === undefined && line.expires.trim() !== '') return 'expires';
  const terms = termsOf(form, line);
  if (typeof terms === 'string') return terms;
  return { product: line.product, quantity, code: line.code.trim(), ...(expires && { expires }), terms };
}

function termsOf(form: Form, { kind, figure }: FormLine): Terms | LineFault {
  if (kind === 'bought') {
    const cost = readPrice(figure);
    return cost === undefined ? 'cost' : { kind, cost };
  }
  const perMille = readPercent(figure.trim() === '' ? form.percent : figure);
  return perMille === undefined ? 'percent' : { kind, perMille };
}
