import { z } from 'zod';
import type { Day, Instant } from '../../shared/day.ts';
import type { DeviceId, EntryId, OutletId, ProducerId } from '../../shared/id.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { ProducerPaidBody, ProducerSettledBody } from '../../shared/settlement/settled.ts';
import { type PaperColumns, readPaper, readPapers } from '../db/settlementPaper.ts';
import { MOST_PAPERS, type SettlementPaper } from './api/settlements.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import { type Catalogue, wordsMatch } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { type Visit, type Within, withinOf } from './people/visit.ts';
import { ledgersOf, sumOf } from './settlement/ledger.ts';

export async function listSettlements(
  desk: OfficeDesk,
  { days, outlet, text, offset, limit }: OfficeInput<'settlement.list'>,
  visit: Visit,
): Promise<OfficeReply<'settlement.list'>> {
  const { rows } = await ledgersOf(desk, { days, outlets: outletsOf(outlet, visit), producer: null });
  const found = rows.filter(wordsMatch(text, ({ name, producer }) => [name, producer]));
  return { rows: found.slice(offset, offset + limit), total: found.length, sum: sumOf(found) };
}

const outletsOf = (outlet: OutletId | null, visit: Visit): Within => (outlet === null ? withinOf(visit) : [outlet]);

export function showSettlements(
  desk: OfficeDesk,
  asked: OfficeInput<'settlement.producer'>,
  visit: Visit,
): Promise<OfficeReply<'settlement.producer'>> {
  return settlementsOf(desk, asked, outletsOf(asked.outlet, visit));
}

type Asked = Pick<OfficeInput<'settlement.producer'>, 'producer' | 'days'>;
type Books = Pick<OfficeDesk, 'pool' | 'catalogue' | 'clock'>;

/** What page and paper say of one owner. */
export async function settlementsOf(
  desk: Books,
  { producer, days }: Asked,
  outlets: Within,
): Promise<OfficeReply<'settlement.producer'>> {
  const catalogue = await desk.catalogue.fresh();
  const [{ rows, lines }, papers] = await Promise.all([
    ledgersOf(desk, { days, outlets, producer }),
    readPapers(desk.pool, { ...days, outlets, owner: producer }, MOST_PAPERS),
  ]);
  const known = catalogue.producers.get(producer);
  const name = known?.name ?? papers[0]?.ownerName ?? producer;
  return {
    row: rows[0] ?? { producer, name, ...sumOf([]), outlets: [] },
    place: known?.address ?? known?.place ?? '',
    papers: papers.map((paper) => paperRow(catalogue, paper)),
    unsettled: [...lines],
  };
}

export async function showPaper(
  { pool, catalogue }: OfficeDesk,
  { device, entry }: OfficeInput<'settlement.paper'>,
): Promise<OfficeReply<'settlement.paper'>> {
  const found = await readPaper(pool, device, entry);
  if (!found) return { refused: 'no-such-paper' };
  const row = paperRow(await catalogue.fresh(), found);
  const { body } = z.object({ body: z.unknown() }).parse(JSON.parse(found.text));
  return row.kind === 'settled'
    ? { kind: 'settled', row, body: ProducerSettledBody.parse(body) }
    : { kind: 'paid', row, body: ProducerPaidBody.parse(body) };
}

export function paperRow({ outlets }: Catalogue, paper: PaperColumns): SettlementPaper {
  const { kind, payable, paid } = paper;
  return {
    device: paper.device as DeviceId,
    entry: paper.entry as EntryId,
    till: paper.till,
    outlet: paper.outlet as OutletId,
    outletName: outlets.get(paper.outlet)?.name ?? paper.outlet,
    kind,
    producer: { id: paper.owner as ProducerId, name: paper.ownerName },
    number: paper.number,
    day: paper.day as Day,
    at: paper.at as Instant,
    by: paper.by,
    from: paper.from as Day | null,
    until: paper.until as Day | null,
    commission: paper.commission as Dong,
    amount: dong(kind === 'settled' ? payable : paid),
  };
}
