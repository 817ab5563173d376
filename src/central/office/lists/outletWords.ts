import type { OutletId } from '../../../shared/id.ts';
import type { Catalogue } from '../catalogueView.ts';
import { nameKey } from '../import/identity.ts';
import { type Cell, textOf } from '../import/table.ts';
import { wordsOf } from './words.ts';

/** Whoever or whatever is at no outlet in particular. */
export const ALL_OUTLETS = 'Mọi điểm bán';
const everywhere = wordsOf<'all'>({ all: [ALL_OUTLETS, 'tất cả', 'everywhere'] });

/** By its code, its id or its name. */
export function parseOutlet(cell: Cell, { outlets }: Catalogue): OutletId | 'all' | undefined {
  const text = textOf(cell);
  const found = [...outlets.values()].find(
    ({ id, code, name }) => [code, id].includes(text) || nameKey(name) === nameKey(text),
  );
  return found?.id ?? everywhere.parse(cell);
}
