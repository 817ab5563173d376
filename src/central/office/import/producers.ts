import type { Producer, Product } from '../../../shared/catalogue/product.ts';
import { ProducerId } from '../../../shared/id.ts';
import type { CatalogueIndex } from './catalogueIndex.ts';
import { foldedKey, isSame, isSameOrUnmarked, isUnmarked, nameKey } from './identity.ts';
import type { Numbers } from './numbers.ts';
import type { CatalogueFileRow } from './row.ts';

/** Whose goods are until somebody says: a list without a producer column is no reason to refuse it. */
export const UNKNOWN_PRODUCER = ProducerId.parse('CT-CHUA-RO');
const unknownProducer: Producer = { id: UNKNOWN_PRODUCER, name: 'Chưa rõ chủ thể', kind: 'household', place: '' };

export type ProducersAfter = {
  /** Every row's producer as it would stand. */
  readonly of: ReadonlyMap<CatalogueFileRow, Producer>;
  /** Those that are new or differ, by id. */
  readonly changed: ReadonlyMap<string, Producer>;
};

/** Decides the producers of all rows: found by name, or new. What their rows say of kind and place is taken over, and
 * the marks of a name that had none. */
export function planProducers(
  rows: readonly CatalogueFileRow[],
  products: ReadonlyMap<CatalogueFileRow, Product>,
  index: CatalogueIndex,
  numbers: Numbers,
): ProducersAfter {
  const before = foundOrNew(rows, products, index, numbers);
  const rowsOf = Map.groupBy(rows, (row) => before.get(row)?.id);
  const after = new Map<string, Producer>();
  for (const producer of new Set(before.values())) {
    after.set(producer.id, updated(producer, rowsOf.get(producer.id) ?? []));
  }
  return {
    of: new Map([...before].map(([row, producer]) => [row, after.get(producer.id) ?? producer])),
    changed: new Map([...after].filter(([id, producer]) => !isKnown(index.producersById.get(id), producer))),
  };
}

function foundOrNew(
  rows: readonly CatalogueFileRow[],
  products: ReadonlyMap<CatalogueFileRow, Product>,
  index: CatalogueIndex,
  numbers: Numbers,
): Map<CatalogueFileRow, Producer> {
  const found = new Map<CatalogueFileRow, Producer>();
  const fresh = new Map<string, Producer>();
  for (const row of rows) {
    const known = knownProducer(row, products.get(row), index) ?? fresh.get(nameKey(row.producer ?? ''));
    const producer = known ?? newProducer(row.producer ?? '', numbers);
    if (!known) fresh.set(nameKey(producer.name), producer);
    found.set(row, producer);
  }
  return found;
}

function knownProducer(
  row: CatalogueFileRow,
  product: Product | undefined,
  index: CatalogueIndex,
): Producer | undefined {
  const own = index.producersById.get(product?.producer ?? '');
  if (row.producer === undefined) {
    return own ?? index.producersById.get(UNKNOWN_PRODUCER) ?? unknownProducer;
  }
  return nearest(producersNamed(row.producer, index), row.place, own);
}

/** Producers of a name; only where there is none, those that have it without marks on one side or the other. */
export function producersNamed(name: string, index: CatalogueIndex): readonly Producer[] {
  const found = index.producersByName.get(foldedKey(name)) ?? [];
  const exact = found.filter((producer) => isSame(producer.name, name));
  return exact.length > 0 ? exact : found.filter((producer) => isSameOrUnmarked(producer.name, name));
}

/** Of producers of one name: the one at the row's place, else the product's own, else the one entered first. */
function nearest(namesakes: readonly Producer[], place: string | undefined, own: Producer | undefined) {
  const [first] = namesakes.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const there = namesakes.filter((producer) => producer.place === place);
  const among = there.length > 0 ? there : namesakes;
  return among.find((producer) => producer === own) ?? there[0] ?? first;
}

function newProducer(name: string, numbers: Numbers): Producer {
  return { id: numbers.nextProducer(), name, kind: kindByName(name), place: '' };
}

/** Names of producers begin with what they are; who says nothing is a household. */
function kindByName(name: string): Producer['kind'] {
  const text = foldedKey(name);
  if (/^(htx|hop tac xa|lien hiep htx)\b/.test(text)) return 'cooperative';
  if (/^(tht|to hop tac)\b/.test(text)) return 'cooperative-group';
  if (/^(cong ty|cty|doanh nghiep|dntn|chi nhanh|tap doan)\b/.test(text)) return 'enterprise';
  return 'household';
}

/** Where rows of one producer contradict each other the first in the alphabet stands, whatever their order. */
function updated(producer: Producer, rows: readonly CatalogueFileRow[]): Producer {
  if (producer.id === UNKNOWN_PRODUCER) return producer;
  const named = rows.filter((row) => row.producer !== undefined);
  const [kind = producer.kind] = named.flatMap((row) => row.producerKind ?? []).toSorted();
  const [place = producer.place] = named.flatMap((row) => row.place ?? []).toSorted();
  const [address] = named.flatMap((row) => row.address ?? []).toSorted();
  return {
    ...producer,
    name: markedName(producer.name, named),
    kind,
    place,
    ...(address !== undefined && { address }),
  };
}

/** The one spelling with marks that the rows give a name without; where they give two, nobody knows. */
function markedName(name: string, rows: readonly CatalogueFileRow[]): string {
  if (!isUnmarked(name)) return name;
  const [only, other] = new Set(rows.flatMap((row) => row.producer ?? []).filter((said) => !isUnmarked(said)));
  return only !== undefined && other === undefined ? only : name;
}

function isKnown(before: Producer | undefined, after: Producer): boolean {
  return (
    before !== undefined &&
    before.name === after.name &&
    before.kind === after.kind &&
    before.place === after.place &&
    before.address === after.address
  );
}
