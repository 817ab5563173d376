import type { z } from 'zod';
import { mayBeCard } from '../shared/sale/card.ts';

/** Something the window keeps in its session, so that a reload finds it again; another window has its own. */
export type Kept<T> = {
  /** Undefined where nothing is kept, or what is cannot be read. */
  readonly read: () => T | undefined;
  /** Undefined: nothing is kept from now on. */
  readonly write: (value: T | undefined) => void;
};

/**
 * What looks like a card's number is not kept: it is being typed by mistake, and will be refused.
 * @param place its name among what the window keeps
 */
export function keptInSession<T>(place: string, schema: z.ZodType<T>): Kept<T> {
  return {
    read: () => {
      try {
        return schema.safeParse(JSON.parse(sessionStorage.getItem(place) ?? 'null')).data;
      } catch {
        return undefined;
      }
    },
    write: (value) => sessionStorage.setItem(place, JSON.stringify(value ?? null, lessCards)),
  };
}

/** For `JSON.stringify`: what looks like a card's number is empty. */
export function lessCards(_key: string, value: unknown): unknown {
  return typeof value === 'string' && mayBeCard(value) ? '' : value;
}
