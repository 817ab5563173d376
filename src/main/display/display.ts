import type { Photo } from '../../shared/catalogue/photo.ts';
import type { DisplayGood, DisplayTransfer, DisplayView } from '../../shared/contract/display.ts';
import type { Day, Instant } from '../../shared/day.ts';
import { openCart } from '../db/cart.ts';
import { outletOf } from '../db/catalogue.ts';
import { type Enrolment, enrolment } from '../db/enrolment.ts';
import { type GoodToTell, goodsToTell } from '../db/goodsToTell.ts';
import { newestOf } from '../db/journal.ts';
import { saleOf } from '../db/record.ts';
import type { TillDb } from '../db/sqlite.ts';
import { today } from '../till/desk.ts';
import { priceNow } from '../till/priceNow.ts';
import { toldGood } from './toldGood.ts';
import { viewOf } from './view.ts';

export type DisplayParts = {
  readonly db: TillDb;
  readonly clock: () => Instant;
  /** Does something once, after so many ms. @returns how to call it off */
  readonly later: (ms: number, act: () => void) => () => void;
  readonly attended: () => boolean;
  readonly training: () => boolean;
  readonly transfer: () => DisplayTransfer | undefined;
  /** Whether this till has a photograph that a story names. */
  readonly holds: (photo: Photo) => boolean;
};

/** The customer display from the till's side. */
export type Display = {
  readonly view: () => DisplayView;
  /** @returns how to stop listening */
  readonly listen: (listener: (view: DisplayView) => void) => () => void;
  /** Something was done at the till: whoever watches is told once it has had its turn, if anything is to be seen of it. */
  readonly mayHaveChanged: () => void;
  /** What is told of goods may be something else. */
  readonly goodsChanged: () => void;
  readonly close: () => void;
};

/** ms that the change stays before the buyer when nothing else is scanned. */
const CHANGE_STAYS = 30_000;

/**
 * Composes what the buyer sees, and only where a display is listening: a till without one does nothing more. It is
 * composed after the cashier's own answer has gone out, once for all that happened in between.
 */
export function openDisplay(parts: DisplayParts): Display {
  const listeners = new Set<(view: DisplayView) => void>();
  const goods = goodsOfTheDay(parts);
  let due: NodeJS.Immediate | undefined;
  let shown = '';
  let forgetChange: (() => void) | undefined;

  const view = (): DisplayView => {
    const seen = lookAt(parts, goods.on);
    forgetChange?.();
    forgetChange =
      seen.stage === 'paid' ? parts.later(seen.at + CHANGE_STAYS - parts.clock(), () => mayHaveChanged()) : undefined;
    return seen;
  };
  const tell = () => {
    due = undefined;
    const seen = view();
    const text = JSON.stringify(seen);
    if (text === shown) return;
    shown = text;
    for (const listener of listeners) listener(seen);
  };
  const mayHaveChanged = () => {
    if (listeners.size > 0) due ??= setImmediate(tell);
  };
  return {
    view,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    mayHaveChanged,
    goodsChanged: () => {
      goods.forget();
      mayHaveChanged();
    },
    close: () => {
      clearImmediate(due);
      forgetChange?.();
      listeners.clear();
    },
  };
}

function lookAt(parts: DisplayParts, goodsOn: (day: Day) => readonly DisplayGood[]): DisplayView {
  const { db, clock, attended, training, transfer } = parts;
  const enrolled = enrolment(db);
  if (!enrolled) return { stage: 'idle', shop: '', training: false, goods: [] };
  const outlet = outletOf(db, enrolled.outlet);
  const cart = openCart(db);
  const filled = cart && cart.lines.length > 0 ? { cart, priced: priceNow({ db, clock }, cart) } : undefined;
  return viewOf({
    shop: outlet.name,
    training: training(),
    attended: attended(),
    cart: filled,
    transfer: transfer(),
    justPaid: filled ? undefined : justPaid(parts, enrolled),
    goods: () => goodsOn(today(db, clock())),
  });
}

/** The newest sale while it is fresh; a clock that was set back makes none fresh. */
function justPaid({ db, clock }: DisplayParts, { device }: Enrolment) {
  const [newest] = newestOf(db, device, 'sale', 1);
  if (!newest) return undefined;
  const age = clock() - newest.header.at;
  return age >= 0 && age < CHANGE_STAYS ? { at: newest.header.at, sale: saleOf(newest) } : undefined;
}

/** Read once a day and after each change of the catalogue, not at the end of every sale, nor for each photograph that comes. */
function goodsOfTheDay({ db, holds }: DisplayParts) {
  let known: { readonly day: Day; readonly goods: readonly GoodToTell[] } | undefined;
  return {
    on: (day: Day): readonly DisplayGood[] => {
      if (known?.day !== day) known = { day, goods: goodsToTell(db, day) };
      return known.goods.map((good) => toldGood(good, holds));
    },
    forget: () => {
      known = undefined;
    },
  };
}
