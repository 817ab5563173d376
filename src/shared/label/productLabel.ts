import { formatDay } from '../day.ts';
import { formatDong } from '../money.ts';
import { formatQuantity, quantity } from '../quantity.ts';
import type { BarsBlock, Block } from './blocks.ts';
import { barsBlock, barsRoom, innerOf, linesBlock, qrBlock, stacked } from './blocks.ts';
import type { LabelDrawing, LabelFault, LabelSize, Mark } from './drawing.ts';
import type { Label } from './label.ts';
import type { LabelTools } from './layout.ts';
import { LEAST_PIXELS, SMALL_MM } from './sizes.ts';
import { wrap } from './wrap.ts';

const NAME_MM = [4.4, 3.9, 3.4, 3, 2.7, 2.4] as const;
const LAST_NAME_MM = 2.4;
/** The facts' em in millimetres, what a weighed packet costs so many times as large, and lines for who made it. */
const FACTS = [
  { mm: 3.2, total: 1.6, origin: 2 },
  { mm: 2.8, total: 1.5, origin: 2 },
  { mm: SMALL_MM, total: 1.4, origin: 2 },
  { mm: SMALL_MM, total: 1.2, origin: 1 },
  { mm: SMALL_MM, total: 1, origin: 1 },
] as const;
const GAP_MM = 0.8;
const BARS_MM = [8, 6, 4.5, 3.5] as const;
/** How much larger than the facts the name is at least, while there is a choice. */
const NAME_OVER_FACTS = 1.15;
/** Parts of the label's width that a QR code may take, the largest first. */
const QR_PARTS = [0.42, 0.36, 0.3] as const;

/**
 * The label that sticks on a packet: name, stars and producer, content or weight and what that costs, lot and last day, bars, and
 * the QR code. What a packet must say (weight, its price, lot, last day) is never cut; bars and QR code give way first.
 * @returns undefined where the label is too small
 */
export function productLabel(label: Label, size: LabelSize, tools: LabelTools): LabelDrawing | undefined {
  const page = pageOf(label, size, tools);
  for (const choice of choicesOf(page)) {
    const drawing = attempt(page, choice);
    if (drawing) return drawing;
  }
  return undefined;
}

function* choicesOf(page: Page): Generator<Choice> {
  for (const codes of codesOf(page)) {
    for (const [index, facts] of FACTS.entries()) {
      const isLast = index === FACTS.length - 1;
      const names = NAME_MM.filter((mm) => isLast || mm >= facts.mm * NAME_OVER_FACTS);
      for (const one of codes) yield* names.map((nameMm) => ({ codes: one, nameMm, facts }));
    }
  }
}

type Page = {
  readonly label: Label;
  readonly size: LabelSize;
  readonly tools: LabelTools;
  readonly inner: { readonly width: number; readonly height: number };
  readonly dots: (mm: number) => number;
};

function pageOf(label: Label, size: LabelSize, tools: LabelTools): Page {
  return { label, size, tools, inner: innerOf(size), dots: (mm) => Math.round(mm * size.dotsPerMm) };
}

type Codes = { readonly bars?: BarsBlock | undefined; readonly qr?: Block | undefined };

/** Bars and QR code, then one of them, then neither; each from large to small. */
function codesOf(page: Page): (readonly Codes[])[] {
  const bars = barsOf(page);
  const qrs = qrsOf(page);
  const both = qrs.flatMap((qr) => bars.map((one) => ({ bars: one, qr })));
  // Bars are what the counter scans; the QR code is for the buyer. Where there are no bars it is both.
  return [both, bars.map((one) => ({ bars: one })), qrs.map((qr) => ({ qr })), [{}]];
}

function barsOf({ label: { code }, size, tools, dots }: Page): BarsBlock[] {
  if (!code || code.kind === 'text') return [];
  return BARS_MM.flatMap((mm) => {
    const block = barsBlock(tools.letters, code, { dotsPerMm: size.dotsPerMm, room: barsRoom(size), height: dots(mm) });
    return block ? [block] : [];
  });
}

function qrsOf({ label: { qr, code }, size: { dotsPerMm }, tools, inner }: Page): Block[] {
  const text = qr ?? (code?.kind === 'text' ? code.text : null);
  if (text === null) return [];
  const rows = tools.qr(text);
  return QR_PARTS.flatMap((part) => {
    const block = qrBlock(rows, { dotsPerMm, room: Math.floor(Math.min(inner.width * part, inner.height)) });
    return block ? [block] : [];
  });
}

type Facts = (typeof FACTS)[number];
type Choice = { readonly codes: Codes; readonly nameMm: number; readonly facts: Facts };

function attempt(page: Page, { codes: { bars, qr }, nameMm, facts }: Choice): LabelDrawing | undefined {
  const { label, size, tools, inner, dots } = page;
  const gap = dots(GAP_MM);
  const isLast = nameMm === LAST_NAME_MM;
  const width = inner.width - (qr ? qr.width + gap : 0);
  const style = { face: 'bold', size: Math.max(LEAST_PIXELS, dots(nameMm)) } as const;
  const name = wrap(tools.letters, label.name, style, { width, lines: isLast ? 3 : 2 });
  if (name.cut && !isLast) return undefined;
  const told = factsBlock(page, width, facts);
  if (!told) return undefined;
  const text = stacked([linesBlock(name.lines, style), told]);
  const height = inner.height - (bars ? bars.height + gap : 0);
  if (Math.max(text.height, qr?.height ?? 0) > height) return undefined;
  const left = Math.floor((size.width - (bars?.width ?? 0)) / 2);
  const marks: Mark[] = [
    ...text.at(size.marginX, size.marginY),
    ...(qr?.at(size.marginX + inner.width - qr.width, size.marginY) ?? []),
    ...(bars?.at(left, size.height - size.marginY - bars.height) ?? []),
  ];
  const faults: LabelFault[] = [
    ...(bars?.faults ?? []),
    ...(label.code !== null && !bars && !qr ? (['no-code'] as const) : []),
    ...(name.cut ? (['name-cut'] as const) : []),
  ];
  return { size, marks, faults };
}

/** Each fact on lines of its own; only who made it may be cut. */
function factsBlock({ label, tools: { letters }, dots }: Page, width: number, sizes: Facts): Block | undefined {
  const size = Math.max(LEAST_PIXELS, dots(sizes.mm));
  const small = { face: 'regular', size } as const;
  const stars = label.stars === null ? '' : `${'★'.repeat(label.stars)} `;
  const origin = wrap(letters, `${stars}${label.producer}`, small, { width, lines: sizes.origin });
  const facts = factsOf(label).map(({ text, weight }) => {
    const style = {
      face: weight === 'plain' ? 'regular' : 'bold',
      size: weight === 'total' ? Math.round(size * sizes.total) : size,
    } as const;
    const wrapped = wrap(letters, text, style, { width, lines: 2 });
    return wrapped.cut ? undefined : linesBlock(wrapped.lines, style);
  });
  const whole = facts.filter((fact) => fact !== undefined);
  return whole.length < facts.length ? undefined : stacked([linesBlock(origin.lines, small), ...whole]);
}

type Fact = { readonly text: string; readonly weight: 'plain' | 'heavy' | 'total' };

function factsOf({ netContent, weighed, price, unit, lot, expiresOn, demo }: Label): Fact[] {
  const facts: Fact[] = [];
  if (weighed) {
    const weight = `${formatQuantity(quantity(weighed.grams))} ${unit}`;
    facts.push({ text: price === null ? weight : `${weight} × ${formatDong(price)} ₫/${unit}`, weight: 'plain' });
    facts.push({ text: `${formatDong(weighed.total)} ₫`, weight: 'total' });
    if (demo) facts.push({ text: 'Giá minh họa', weight: 'plain' });
  } else if (netContent !== '') facts.push({ text: netContent, weight: 'plain' });
  if (lot !== null) facts.push({ text: `Lô: ${lot}`, weight: 'plain' });
  if (expiresOn !== null) facts.push({ text: `HSD: ${formatDay(expiresOn)}`, weight: 'heavy' });
  return facts;
}
