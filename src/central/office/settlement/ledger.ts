import { type Day, dayOf } from '../../../shared/day.ts';
import type { OutletId, ProducerId } from '../../../shared/id.ts';
import { type Dong, dong } from '../../../shared/money.ts';
import { readLedger } from '../../db/settlementPaper.ts';
import type { Ledger, LedgerAt, LedgerRow, PaperDays, UnsettledLine } from '../api/settlements.ts';
import type { Catalogue } from '../catalogueView.ts';
import type { OfficeDesk } from '../desk.ts';
import type { Within } from '../people/visit.ts';
import { type UnsettledAt, unsettledOf } from './unsettled.ts';

export type LedgerOf = {
  readonly days: PaperDays;
  /** null = all outlets. */
  readonly outlets: Within;
  /** null = everybody. */
  readonly producer: ProducerId | null;
};

export type Ledgers = { readonly rows: readonly LedgerRow[]; readonly lines: readonly UnsettledLine[] };

/** What page, files and papers say of settlements: accounts by owner and outlet, and the goods that nobody settled yet. */
export async function ledgersOf(
  { pool, catalogue: view, clock }: Pick<OfficeDesk, 'pool' | 'catalogue' | 'clock'>,
  { days, outlets, producer }: LedgerOf,
): Promise<Ledgers> {
  const catalogue = await view.fresh();
  const of = { outlets, owner: producer };
  const [accounts, unsettled] = await Promise.all([
    readLedger(pool, { ...days, ...of }),
    unsettledOf(pool, of, dayOf(clock())),
  ]);
  const names = new Map(accounts.map(({ owner, ownerName }) => [owner, ownerName]));
  for (const { statement } of unsettled) names.set(statement.producer.id, statement.producer.name);
  const places = new Map<string, Place>();
  for (const row of accounts) places.set(placeKey(row), { ...row, open: undefined });
  for (const open of unsettled) {
    const { producer: whose } = open.statement;
    const key = placeKey({ owner: whose.id, outlet: open.outlet });
    places.set(key, { ...(places.get(key) ?? { ...NO_PAPERS, owner: whose.id, outlet: open.outlet }), open });
  }
  const rows = [...Map.groupBy(places.values(), ({ owner }) => owner)].map(([owner, own]) => {
    const known = catalogue.producers.get(owner)?.name ?? names.get(owner) ?? owner;
    return rowOf(
      owner as ProducerId,
      known,
      own.map((place) => ledgerAt(catalogue, place)),
    );
  });
  return {
    rows: rows.filter(({ outlets: some }) => some.length > 0).toSorted(byName),
    lines: unsettled.flatMap((open) => linesOf(catalogue, open)),
  };
}

type Place = Omit<Awaited<ReturnType<typeof readLedger>>[number], 'ownerName'> & {
  readonly open: UnsettledAt | undefined;
};
const NO_PAPERS = { opened: 0, settled: 0, commission: 0, paid: 0, until: null };
const placeKey = ({ owner, outlet }: { readonly owner: string; readonly outlet: string }): string =>
  `${owner} ${outlet}`;

function ledgerAt({ outlets }: Catalogue, { outlet, opened, settled, commission, paid, until, open }: Place): LedgerAt {
  return {
    outlet: outlet as OutletId,
    outletName: outlets.get(outlet)?.name ?? outlet,
    opened: dong(opened),
    settled: dong(settled),
    commission: dong(commission),
    paid: dong(paid),
    closed: dong(opened + settled - paid),
    until: until as Day | null,
    unsettled: open?.statement.payable ?? dong(0),
  };
}

/** Where nothing is or was owed in these days, and nothing waits, an outlet is left out. */
function rowOf(producer: ProducerId, name: string, outlets: readonly LedgerAt[]): LedgerRow {
  const moved = outlets.filter(({ opened, settled, paid, unsettled }) =>
    [opened, settled, paid, unsettled].some((amount) => amount !== 0),
  );
  const shown = moved.toSorted((a, b) => collator.compare(a.outletName, b.outletName));
  return { producer, name, ...sumOf(shown), outlets: shown };
}

const collator = new Intl.Collator('vi');
const byName = (a: LedgerRow, b: LedgerRow): number =>
  collator.compare(a.name, b.name) || (a.producer < b.producer ? -1 : 1);

type Sum = Ledger & { readonly unsettled: Dong };

export function sumOf(ledgers: readonly Sum[]): Sum {
  const sum = (of: keyof Sum): Dong => dong(ledgers.reduce((all, each) => all + each[of], 0));
  return {
    opened: sum('opened'),
    settled: sum('settled'),
    commission: sum('commission'),
    paid: sum('paid'),
    closed: sum('closed'),
    unsettled: sum('unsettled'),
  };
}

function linesOf({ outlets }: Catalogue, { outlet, statement }: UnsettledAt): UnsettledLine[] {
  return statement.lines.map(
    ({ product, name, unit, lot, terms, sold, returned, paid, commission, payable, twice }) => ({
      producer: statement.producer.id,
      outlet,
      outletName: outlets.get(outlet)?.name ?? outlet,
      product,
      name,
      unit,
      code: lot ? lot.code : null,
      terms,
      sold: (sold - returned) as UnsettledLine['sold'],
      paid,
      commission,
      payable,
      twice: twice ?? false,
      commissionWanted: !lot && statement.commissionWanted,
    }),
  );
}
