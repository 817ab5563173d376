import { create } from 'zustand';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { AskedLabel, type LabelPrinter, type LabelTarget } from '../../shared/contract/label.ts';
import { type Day, formatDay } from '../../shared/day.ts';
import type { ProductId } from '../../shared/id.ts';
import { COPIES_LIMIT, type LabelForm } from '../../shared/label/label.ts';
import { unreachable } from '../../shared/must.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';
import { askWhich } from '../sale/choice.ts';

/** A product that labels are wanted for, and what was typed for a packet of it. */
export type Wanted = {
  readonly product: ProductView;
  readonly copies: number;
  /** As typed; empty: nothing. */
  readonly grams: string;
  readonly lot: string;
  readonly expiresOn: string;
};

/** A packet's last day that is over. */
export type Overdue = { readonly name: string; readonly day: Day };

/** Which goods are listed: of a shelf or all, those found, those wanted, or those whose price changed. */
export type Listing =
  | { readonly of: 'shelf'; readonly category: string | null }
  | { readonly of: 'search'; readonly text: string }
  | { readonly of: 'wanted' }
  | { readonly of: 'changed' };

export type Labels = {
  readonly open: boolean;
  readonly listing: Listing;
  readonly categories: readonly string[];
  /** Null until the till has answered. */
  readonly goods: readonly ProductView[] | null;
  readonly changed: readonly ProductView[];
  readonly wanted: readonly Wanted[];
  /** The product whose label is shown. */
  readonly shown: ProductId | null;
  /** … and that is not wanted any more: what is still to be printed is pictured in its place. */
  readonly given: ProductId | null;
  /** Asked about before they are printed. */
  readonly overdue: readonly Overdue[];
  readonly form: LabelForm;
  readonly printers: readonly LabelPrinter[];
  /** Null until the printers are known. */
  readonly target: LabelTarget | null;
  /** The first free place of a used sheet, from 0. */
  readonly start: number;
};

const CLOSED: Labels = {
  open: false,
  listing: { of: 'shelf', category: null },
  categories: [],
  goods: null,
  changed: [],
  wanted: [],
  shown: null,
  given: null,
  overdue: [],
  form: 'shelf',
  printers: [],
  target: null,
  start: 0,
};

/** The goods that labels are to be printed for, and where. */
export const useLabels = create<Labels>(() => CLOSED);

const { getState, setState } = useLabels;

/** As many goods as are listed at once; of more, a name is typed. */
const LISTED = 200;

/** Goods that came in, and what their packs say. */
export type Received = {
  readonly product: ProductId;
  readonly copies: number;
  readonly lot?: string;
  readonly expires?: Day | null;
};

/**
 * Opens the labels, perhaps with goods already wanted: what was just received. Their form is the packet's then, else the shelf's.
 */
export async function openLabels(received: readonly Received[] = []): Promise<void> {
  if (getState().open) return;
  setState({ ...CLOSED, open: true, ...(received.length > 0 && { form: 'product', listing: { of: 'wanted' } }) });
  try {
    // A label is a product's: of several lots the first is shown, and there are as many as of all.
    const wanted = merged(received);
    const products = wanted.map(({ product }) => product);
    const [printers, categories, changed, views] = await Promise.all([
      bridge.call('label.printers', {}),
      bridge.call('catalogue.categories', {}),
      bridge.call('label.changed', {}),
      bridge.call('label.products', { products }),
    ]);
    const chosen = printers.find((printer) => printer.chosen) ?? printers[0];
    const asked = new Map(wanted.map((one) => [one.product, one]));
    setState({
      printers,
      categories: categories.map(({ category }) => category),
      changed,
      target: chosen ? { to: 'printer', printer: chosen.printer } : { to: 'sheet', grid: '3x8' },
      wanted: views.map((product) => wantedAs(product, asked.get(product.product))),
    });
    await list(getState().listing);
  } catch (why) {
    sayFailed(why);
  }
}

function merged(received: readonly Received[]): Received[] {
  const byProduct = Map.groupBy(received, ({ product }) => product);
  return [...byProduct.values()].flatMap((lots) => {
    const [first] = lots;
    const copies = lots.reduce((sum, one) => sum + one.copies, 0);
    return first ? [{ ...first, copies: Math.min(COPIES_LIMIT, copies) }] : [];
  });
}

function wantedAs(product: ProductView, received: Received | undefined): Wanted {
  const { copies = 1, lot = '', expires } = received ?? {};
  const isLot = AskedLabel.shape.lot.safeParse(lot).success;
  return { ...wantedOf(product, copies), lot: isLot ? lot : '', expiresOn: expires ? formatDay(expires) : '' };
}

export function closeLabels(): void {
  asked += 1;
  setState(CLOSED);
}

/** Counts questions: an answer to an earlier one does not take the place of a later one's. */
let asked = 0;

/** The listing under way: a key pressed meanwhile is meant for what will stand there. */
let listed: Promise<void> = Promise.resolve();

async function settled(): Promise<void> {
  for (let seen: unknown; seen !== listed; ) {
    seen = listed;
    await listed;
  }
}

/** Lists other goods. */
export function list(listing: Listing): Promise<void> {
  listed = fetchGoods(listing);
  return listed;
}

async function fetchGoods(listing: Listing): Promise<void> {
  asked += 1;
  const mine = asked;
  setState({ listing });
  try {
    const goods = await goodsOf(listing);
    if (mine !== asked) return;
    setState(({ shown }) => ({
      goods,
      // What was typed for is what stands first.
      shown:
        listing.of !== 'search' && goods.some(({ product }) => product === shown) ? shown : (goods[0]?.product ?? null),
    }));
  } catch (why) {
    sayFailed(why);
  }
}

async function goodsOf(listing: Listing): Promise<readonly ProductView[]> {
  switch (listing.of) {
    case 'wanted':
      return getState().wanted.map(({ product }) => product);
    case 'changed':
      return getState().changed;
    case 'search':
      return bridge.call('catalogue.search', { text: listing.text.slice(0, 120), limit: 60 });
    case 'shelf':
      return (await bridge.call('catalogue.tiles', { category: listing.category, offset: 0, limit: LISTED })).products;
    default:
      return unreachable(listing);
  }
}

export function searchGoods(text: string): void {
  void list(text.trim() === '' ? { of: 'shelf', category: null } : { of: 'search', text });
}

export function show(product: ProductId): void {
  setState({ shown: product, given: null });
}

/** Whose label is pictured: the product that is chosen; where it was just taken off, what was wanted last and still is. */
export function pictured({ goods, wanted, shown, given }: Labels): ProductView | undefined {
  const left = given !== null && given === shown && !isWanted(wanted, given) ? wanted.at(-1)?.product : undefined;
  return left ?? goods?.find(({ product }) => product === shown);
}

export function showNeighbour(step: 1 | -1): void {
  const { goods, shown } = getState();
  const at = goods?.findIndex(({ product }) => product === shown) ?? -1;
  const next = goods?.[Math.min(goods.length - 1, Math.max(0, at + step))];
  if (next) show(next.product);
}

function wantedOf(product: ProductView, copies: number): Wanted {
  return { product, copies, grams: '', lot: '', expiresOn: '' };
}

/** Wants a label for it, or no longer. */
export function toggle(product: ProductView): void {
  setState(({ wanted }) => ({
    shown: product.product,
    given: product.product,
    wanted: isWanted(wanted, product.product)
      ? wanted.filter((one) => one.product.product !== product.product)
      : [...wanted, wantedOf(product, 1)],
  }));
}

export function isWanted(wanted: readonly Wanted[], product: ProductId): boolean {
  return wanted.some((one) => one.product.product === product);
}

/** Wants a label for the product whose label is shown, or no longer. */
export async function toggleShown(): Promise<void> {
  await settled();
  const { goods, shown } = getState();
  const product = goods?.find((one) => one.product === shown);
  if (product) toggle(product);
}

/** Wants a label for each of the goods listed; where all are, for none of them. */
export async function toggleAll(): Promise<void> {
  await settled();
  setState(({ goods, wanted }) => {
    const here = goods ?? [];
    const missing = here.filter(({ product }) => !isWanted(wanted, product));
    const ids = new Set(here.map(({ product }) => product));
    if (missing.length > 0) return { wanted: [...wanted, ...missing.map((product) => wantedOf(product, 1))] };
    return { wanted: wanted.filter(({ product }) => !ids.has(product.product)) };
  });
}

/** @param copies whatever was typed; less than one takes it off the list */
export function setCopies(product: ProductId, copies: number): void {
  if (!Number.isInteger(copies) || copies > COPIES_LIMIT) return;
  setState(({ wanted }) => ({
    given: product,
    wanted: wanted.flatMap((one) => {
      if (one.product.product !== product) return [one];
      return copies < 1 ? [] : [{ ...one, copies }];
    }),
  }));
}

/** What is typed for a packet; a product that nobody wanted yet is wanted with it. */
export function describe(product: ProductView, change: Partial<Pick<Wanted, 'grams' | 'lot' | 'expiresOn'>>): void {
  setState(({ wanted }) => {
    const before = wanted.find((one) => one.product.product === product.product);
    const after = { ...(before ?? wantedOf(product, 1)), ...change };
    return { wanted: before ? wanted.map((one) => (one === before ? after : one)) : [...wanted, after] };
  });
}

export function chooseForm(form: LabelForm): void {
  setState({ form });
}

export function chooseTarget(target: LabelTarget): void {
  setState({ target, start: 0 });
}

export function startAt(start: number): void {
  setState({ start });
}

/** A code scanned while labels are chosen wants one more label of what it is on. @returns false where no labels are chosen */
export function scanForLabel(code: string): boolean {
  if (!getState().open) return false;
  void scanned(code);
  return true;
}

async function scanned(code: string, chosen?: ProductId): Promise<void> {
  try {
    const found = await bridge.call('label.scan', { code, ...(chosen !== undefined && { chosen }) });
    if (isRefusal(found)) return told(found, code);
    const { product } = found;
    const before = getState().wanted.find((one) => one.product.product === product.product);
    if (before) setCopies(product.product, before.copies + 1);
    else toggle(product);
    await list({ of: 'wanted' });
    show(product.product);
  } catch (why) {
    sayFailed(why);
  }
}

function told(refusal: Refusal, code: string): void {
  if (refusal.refused === 'shared-code') askWhich(refusal, (product) => void scanned(code, product));
  else refuse(refusal);
}

/** They are printed: of those that were listed as wanted, none are left. */
export function clearWanted(): void {
  setState({ wanted: [] });
  if (getState().listing.of === 'wanted') void list({ of: 'shelf', category: null });
}
