import { z } from 'zod';
import { create } from 'zustand';
import { SaleId } from '../../shared/id.ts';
import { Handed } from '../../shared/sale/tender.ts';
import { keptInSession } from '../kept.ts';
import type { Part } from './parts.ts';

/** What was taken for each sale before all of it was: a card was charged, whatever becomes of the screen. */
const Taken = z.partialRecord(
  SaleId,
  z.array(z.object({ id: z.int(), tender: Handed, code: z.int().exactOptional() })).readonly(),
);
type Taken = Partial<Readonly<Record<SaleId, readonly Part[]>>>;

const kept = keptInSession<Taken>('quay.taken', Taken);
const NO_PARTS: readonly Part[] = [];

/** Outside the surface, so that Escape, a lock or a switch of persons drops nothing; a reload finds it again, too. */
export const useTaken = create<{ readonly taken: Taken }>(() => ({ taken: kept.read() ?? {} }));

export function partsOf(sale: SaleId): readonly Part[] {
  return useTaken.getState().taken[sale] ?? NO_PARTS;
}

export function useParts(sale: SaleId): readonly Part[] {
  return useTaken(({ taken }) => taken[sale] ?? NO_PARTS);
}

export function keepParts(sale: SaleId, parts: readonly Part[]): void {
  const { [sale]: _, ...others } = useTaken.getState().taken;
  const taken: Taken = parts.length > 0 ? { ...others, [sale]: parts } : others;
  useTaken.setState({ taken });
  kept.write(taken);
}

/** It was paid, or its cart is no more. */
export function forgetParts(sale: SaleId): void {
  if (partsOf(sale).length > 0) keepParts(sale, []);
}
