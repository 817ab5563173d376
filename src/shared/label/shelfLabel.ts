import { formatDong } from '../money.ts';
import type { BarsBlock, Block } from './blocks.ts';
import { barsBlock, barsRoom, figureBlock, figureSize, innerOf, linesBlock, qrBlock, stacked } from './blocks.ts';
import type { LabelDrawing, LabelFault, LabelSize } from './drawing.ts';
import type { Label } from './label.ts';
import type { LabelTools } from './layout.ts';
import { LEAST_PIXELS, SMALL_MM } from './sizes.ts';
import { largestThatFits, type Wrapped, wrap } from './wrap.ts';

/** Sizes of the name's em in millimetres, from the largest; of the last it may take three lines and be cut. */
const NAME_MM = [5, 4.4, 3.9, 3.4, 3, 2.7, 2.4] as const;
const LAST_NAME_MM = 2.4;
/** What the price is at least, tried one after the other: it is what a shelf label is for. */
const PRICE_MM = [9, 7, 5.5, 4] as const;
const MOST_PRICE_MM = 18;
/** On the smallest label the price alone stays, whole; below this nobody reads it any more. */
const SMALLEST_PRICE_MM = 1.6;
const GAP_MM = 0.8;
const BARS_MM = [10, 7.5, 5.5, 4.5, 3.5] as const;

/**
 * The label that stands before the goods: name, stars and producer, the price as large as there is room for, the price of a
 * kilogram or litre, and the bars. Whatever has to give way, the price is whole.
 * @returns undefined where the label is too small for its price
 */
export function shelfLabel(label: Label, size: LabelSize, tools: LabelTools): LabelDrawing | undefined {
  const sheet = sheetOf(label, size, tools);
  for (const choice of choicesOf(sheet)) {
    const drawing = attempt(sheet, choice);
    if (drawing) return drawing;
  }
  return priceAlone(sheet);
}

/**
 * What is tried one after the other: on a small label the producer gives way to the code, and then the code to the producer;
 * the name never, for then nobody knows what the price is of.
 */
function* choicesOf(sheet: Sheet): Generator<Choice> {
  const codes = codesOf(sheet);
  const heads = headsOf(sheet, true);
  const among: readonly (readonly [readonly Head[], readonly (BarsBlock | undefined)[]])[] = [
    [heads, codes],
    [headsOf(sheet, false), codes],
    [heads, [undefined]],
  ];
  for (const [names, symbols] of among) {
    for (const priceMm of PRICE_MM) {
      for (const head of names) yield* symbols.map((code) => ({ code, head, priceMm }));
    }
  }
}

/** Name, and under it stars and producer; or the name alone, and the stars stand with the price. */
type Head = { readonly name: Wrapped; readonly block: Block; readonly hasOrigin: boolean };

/** In every size in which the name is whole, and in the last however it is. */
function headsOf(sheet: Sheet, hasOrigin: boolean): Head[] {
  const { label, tools, inner, dots } = sheet;
  const origin = hasOrigin ? [originBlock(sheet)] : [];
  return NAME_MM.flatMap((mm) => {
    const isLast = mm === LAST_NAME_MM;
    const style = { face: 'bold', size: Math.max(LEAST_PIXELS, dots(mm)) } as const;
    const name = wrap(tools.letters, label.name, style, { width: inner.width, lines: isLast ? 3 : 2 });
    return name.cut && !isLast ? [] : [{ name, block: stacked([linesBlock(name.lines, style), ...origin]), hasOrigin }];
  });
}

/** A label and all that laying it out needs, its measures in dots. */
type Sheet = {
  readonly label: Label;
  readonly size: LabelSize;
  readonly tools: LabelTools;
  readonly inner: { readonly width: number; readonly height: number };
  readonly dots: (mm: number) => number;
  readonly small: { readonly face: 'regular'; readonly size: number };
};

function sheetOf(label: Label, size: LabelSize, tools: LabelTools): Sheet {
  const dots = (mm: number): number => Math.round(mm * size.dotsPerMm);
  const small = { face: 'regular', size: Math.max(LEAST_PIXELS, dots(SMALL_MM)) } as const;
  return { label, size, tools, inner: innerOf(size), dots, small };
}

/** The bars at every height they may have, the highest first; of a product that has only a text, that in a QR code. */
function codesOf({ label: { code }, size, tools, inner, dots }: Sheet): (BarsBlock | undefined)[] {
  if (!code) return [undefined];
  const { dotsPerMm } = size;
  if (code.kind === 'text') {
    const block = qrBlock(tools.qr(code.text), { dotsPerMm, room: Math.floor(inner.height * 0.4) });
    return block ? [{ ...block, faults: [] }] : [];
  }
  return BARS_MM.flatMap((mm) => {
    const block = barsBlock(tools.letters, code, { dotsPerMm, room: barsRoom(size), height: dots(mm) });
    return block ? [block] : [];
  });
}

type Choice = { readonly code: BarsBlock | undefined; readonly head: Head; readonly priceMm: number };

function attempt(
  sheet: Sheet,
  { code, head: { name, block: head, hasOrigin }, priceMm }: Choice,
): LabelDrawing | undefined {
  const { label, size, inner, dots } = sheet;
  const gap = dots(GAP_MM);
  const height = inner.height - head.height - gap - (code ? code.height + gap : 0);
  const terms = termsOf(label, !hasOrigin);
  const price = priceBlock(sheet, { width: inner.width, height, least: dots(priceMm), terms });
  if (!price) return undefined;
  const top = size.marginY + head.height + gap;
  const left = Math.floor((size.width - (code?.width ?? 0)) / 2);
  return {
    size,
    marks: [
      ...head.at(size.marginX, size.marginY),
      ...price.at(size.marginX, top + Math.floor((height - price.height) / 2)),
      ...(code?.at(left, size.height - size.marginY - code.height) ?? []),
    ],
    faults: faultsOf(label, code, name),
  };
}

function faultsOf(label: Label, code: BarsBlock | undefined, name: Wrapped | undefined): LabelFault[] {
  return [
    ...(code?.faults ?? []),
    ...(label.code !== null && !code ? (['no-code'] as const) : []),
    ...(!name || name.cut ? (['name-cut'] as const) : []),
  ];
}

/** Stars and producer in one line. */
function originBlock({ label, tools, inner, small }: Sheet): Block {
  const stars = label.stars === null ? '' : `${'★'.repeat(label.stars)} `;
  const { lines } = wrap(tools.letters, `${stars}${label.producer}`, small, { width: inner.width, lines: 1 });
  return linesBlock(lines, small);
}

type Room = {
  readonly width: number;
  readonly height: number;
  readonly least: number;
  readonly terms: readonly string[];
};

/** The price, and what it is for in small beside it or under it: whichever leaves the price larger. */
function priceBlock(sheet: Sheet, room: Room): Block | undefined {
  const beside = withBeside(sheet, room);
  const under = withUnder(sheet, room);
  if (!beside || !under) return (beside ?? under)?.block;
  return (beside.figure >= under.figure ? beside : under).block;
}

type Priced = { readonly block: Block; readonly figure: number };

function withBeside(sheet: Sheet, room: Room): Priced | undefined {
  const { tools, small, dots } = sheet;
  const lines = room.terms.map((text) => wrap(tools.letters, text, small, { width: room.width, lines: 1 }).lines[0]);
  const terms = linesBlock(
    lines.filter((line) => line !== undefined),
    small,
  );
  const gap = dots(1.5);
  const figure = figureIn(sheet, { ...room, width: room.width - terms.width - gap });
  if (!figure || terms.height > room.height) return undefined;
  const height = Math.max(figure.block.height, terms.height);
  const at: Block['at'] = (x, y) => [
    ...figure.block.at(x, y + Math.floor((height - figure.block.height) / 2)),
    ...terms.at(x + room.width - terms.width, y + Math.floor((height - terms.height) / 2)),
  ];
  return { block: { width: room.width, height, at }, figure: figure.figure };
}

function withUnder(sheet: Sheet, room: Room): Priced | undefined {
  const { tools, small } = sheet;
  const wrapped = wrap(tools.letters, room.terms.join(' · '), small, { width: room.width, lines: 2 });
  if (wrapped.cut) return undefined;
  const terms = linesBlock(wrapped.lines, small);
  const figure = figureIn(sheet, { ...room, height: room.height - terms.height });
  return figure && { block: stacked([figure.block, terms]), figure: figure.figure };
}

/** The price as large as it may be. */
function figureIn(
  { label, tools: { letters }, dots }: Sheet,
  { width, height, least }: Omit<Room, 'terms'>,
): Priced | undefined {
  const text = priceText(label);
  const most = Math.min(dots(MOST_PRICE_MM), figureSize(height));
  const figure = largestThatFits(letters, text, { face: 'bold', least, most, width });
  return figure === undefined ? undefined : { block: figureBlock(letters, text, figure), figure };
}

function priceText({ price }: Label): string {
  return price === null ? '—' : `${formatDong(price)} ₫`;
}

/** What the price is for, what a kilogram or litre costs, and that the price is none of a real shop. */
function termsOf({ unit, unitPrice, netContent, demo, stars }: Label, withStars: boolean): string[] {
  return [
    ...(withStars && stars !== null ? ['★'.repeat(stars)] : []),
    netContent === '' ? `/ ${unit}` : `/ ${unit} ${netContent}`,
    ...(unitPrice ? [`${formatDong(unitPrice.price)} ₫/${unitPrice.per}`] : []),
    ...(demo ? ['Giá minh họa'] : []),
  ];
}

/** The price with as much of the name as there is room for: on a label on which nothing else fits. */
function priceAlone(sheet: Sheet): LabelDrawing | undefined {
  const { label, size, tools, inner, dots, small } = sheet;
  const figure = figureIn(sheet, { ...inner, least: dots(SMALLEST_PRICE_MM) })?.block;
  if (!figure) return undefined;
  const style = { face: 'bold', size: small.size } as const;
  const line = linesBlock(wrap(tools.letters, 'x', style, { width: inner.width, lines: 1 }).lines, style).height;
  const lines = Math.floor((inner.height - figure.height) / line);
  const name = lines > 0 ? wrap(tools.letters, label.name, style, { width: inner.width, lines }) : undefined;
  const top = name ? linesBlock(name.lines, style).at(size.marginX, size.marginY) : [];
  const foot = figure.at(size.marginX, size.height - size.marginY - figure.height);
  return { size, marks: [...top, ...foot], faults: faultsOf(label, undefined, name) };
}
