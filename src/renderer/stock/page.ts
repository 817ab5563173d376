import type { TFunction } from 'i18next';
import type { ComponentType } from 'react';
import { useEffect, useEffectEvent } from 'react';
import type { TillState } from '../../shared/contract/till.ts';

/** Not by way of the top bar: this file is where scans go through, and draws nothing. */
type Enrolled = Extract<TillState, { stage: 'enrolled' }>;
export type SignedIn = NonNullable<Enrolled['signedIn']>;

export type StockPageProps = { readonly state: Enrolled; readonly by: SignedIn };

/** A page of the room *Kho*. */
export type StockPage = {
  /** Where `goToStock` leads, and `stock-ID` the handle of its tile. */
  readonly id: string;
  /** A verb, as on the tile. */
  readonly title: (t: TFunction) => string;
  /** What it is for, or what comes of it, in one short sentence. */
  readonly more: (t: TFunction) => string;
  /** Called when somebody comes to the room: what this page begins with is here by the time its tile is pressed. */
  readonly prepare?: () => void;
  /** Draws itself in `shift/Room.tsx`. It goes with a lock and comes back after it: what is typed is kept outside it. */
  readonly Page: ComponentType<StockPageProps>;
};

type Takes = {
  scan: ((code: string) => void) | undefined;
  escape: (() => boolean) | undefined;
};

/** What the page that stands takes itself. */
const takes: Takes = { scan: undefined, escape: undefined };

/** Hands this page what is scanned while it stands. A page without this refuses scans aloud. */
export function useStockScans(take: (code: string) => void): void {
  const event = useEffectEvent(take);
  useEffect(() => {
    const mine = (code: string) => event(code);
    takes.scan = mine;
    return () => {
      if (takes.scan === mine) takes.scan = undefined;
    };
  }, []);
}

/**
 * Asks this page first where Escape leads, unless a dialog stands over it.
 * @param step true: that was a step within the page; false: the room goes back to its home
 */
export function useStockEscape(step: () => boolean): void {
  const event = useEffectEvent(step);
  useEffect(() => {
    const mine = () => event();
    takes.escape = mine;
    return () => {
      if (takes.escape === mine) takes.escape = undefined;
    };
  }, []);
}

/** @returns false where no page of the room waits for a scan */
export function scanIntoStock(code: string): boolean {
  takes.scan?.(code);
  return takes.scan !== undefined;
}

export function stepBackInPage(): boolean {
  return takes.escape?.() ?? false;
}
