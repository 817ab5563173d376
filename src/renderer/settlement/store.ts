import { z } from 'zod';
import { create } from 'zustand';
import type { ReplyOf } from '../../shared/contract.ts';
import { Day } from '../../shared/day.ts';
import { EntryId, ProducerId } from '../../shared/id.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { keptInSession } from '../kept.ts';
import { refuse, sayFailed } from '../notice.ts';

/** What somebody is at. Kept for the window's session: a lock or a reload comes back to it. */
const Place = z.object({
  producer: ProducerId.nullable(),
  /** Null: today. */
  until: Day.nullable(),
  /** At what commission goods of no lot are counted, per cent as typed. */
  percent: z.string(),
  view: z.enum(['statement', 'papers']),
  /** Asked for, and nobody knows what became of it: asked again, it is made once. */
  settling: EntryId.nullable(),
  paying: EntryId.nullable(),
});
type Place = z.infer<typeof Place>;

type Settlement = {
  readonly place: Place;
  readonly listed: ReplyOf<'settlement.producers'> | null;
  readonly statement: Exclude<ReplyOf<'settlement.statement'>, { refused: string }> | null;
  readonly papers: ReplyOf<'settlement.papers'>;
};
export type StatementShown = NonNullable<Settlement['statement']>;

const kept = keptInSession<Place>('quay.settlement', Place);
const NOWHERE: Place = { producer: null, until: null, percent: '', view: 'statement', settling: null, paying: null };

export const useSettlement = create<Settlement>(() => ({
  place: kept.read() ?? NOWHERE,
  listed: null,
  statement: null,
  papers: [],
}));

export function keepPlace(change: Partial<Place>): void {
  const place = { ...useSettlement.getState().place, ...change };
  useSettlement.setState({ place });
  kept.write(place);
}

/** Goes to another producer or day, and reads what stands there. */
export function goTo(change: Partial<Pick<Place, 'producer' | 'until' | 'percent' | 'view'>>): void {
  const fresh = change.producer !== undefined && change.producer !== useSettlement.getState().place.producer;
  keepPlace({ ...(fresh && { percent: '', settling: null, paying: null }), ...change });
  void read();
}

/** The list, and of whoever is chosen the statement and the slips made. What was asked for before and comes late is left. */
export async function read(): Promise<void> {
  const { place } = useSettlement.getState();
  try {
    const until = place.until ?? (await bridge.call('stock.newEntry', {})).today;
    const listed = await bridge.call('settlement.producers', { until });
    const producer = place.producer ?? listed.producers[0]?.producer.id ?? null;
    if (producer === null) return useSettlement.setState({ listed, statement: null, papers: [] });
    const [statement, papers] = await Promise.all([
      bridge.call('settlement.statement', { producer, until, perMille: perMilleOf(place.percent) }),
      bridge.call('settlement.papers', { producer }),
    ]);
    if (useSettlement.getState().place !== place) return;
    if (isRefusal(statement)) refuse(statement);
    useSettlement.setState({ listed, statement: isRefusal(statement) ? null : statement, papers });
  } catch (why) {
    sayFailed(why);
  }
}

/** `15` or `7,5` per cent; null where nothing that can be is typed. */
export function perMilleOf(percent: string): number | null {
  const match = /^(\d{1,3})(?:[.,](\d))?$/.exec(percent.trim());
  if (!match) return null;
  const perMille = Number(match[1]) * 10 + Number(match[2] ?? 0);
  return perMille <= 1_000 ? perMille : null;
}
