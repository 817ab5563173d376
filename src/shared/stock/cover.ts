import { addDays, type Day, daysBetween } from '../day.ts';
import type { Quantity } from '../quantity.ts';

/** Days over which sales are counted: four weeks hold every day of the week alike often. */
export const RATE_DAYS = 28;
/** Goods are new for a week: one good Saturday is no rate. */
export const NEW_DAYS = 7;

/** What was sold, less what came back to the shelf, in the last days, today among them. */
export type Rate = { readonly sold: Quantity; readonly days: number };

/** The first day that a rate counts. */
export function rateFrom(today: Day): Day {
  return addDays(today, 1 - RATE_DAYS);
}

/** Over how many days a product's sales are spread: since it first moved here, at least a week and at most four. */
export function rateDays(firstMovedOn: Day | null, today: Day): number {
  if (firstMovedOn === null) return RATE_DAYS;
  return Math.min(RATE_DAYS, Math.max(NEW_DAYS, daysBetween(firstMovedOn, today) + 1));
}

/**
 * How many whole days what is on hand lasts if it goes on selling as it did.
 * @returns null where nothing was sold: then there is no end to tell
 */
export function daysOfCover(onHand: Quantity, { sold, days }: Rate): number | null {
  if (sold <= 0) return null;
  return onHand <= 0 ? 0 : Math.floor((onHand * days) / sold);
}
