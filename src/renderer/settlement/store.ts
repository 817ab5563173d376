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

/** How far the till's own books are counted; `isStopped`: somebody stopped it, and it goes on from there when they want. */
export type Counting = { readonly done: number; readonly of: number; readonly isStopped: boolean };

export type ProducersListed = Exclude<ReplyOf<'settlement.producers'>, { refused: string }>;

type Settlement = {
  readonly place: Place;
  /** Null but while much is to be counted before anything can be shown: the first time at a till, or after an update. */
  readonly counting: Counting | null;
  readonly listed: ProducersListed | null;
  readonly statement: Exclude<ReplyOf<'settlement.statement'>, { refused: string }> | null;
  readonly papers: ReplyOf<'settlement.papers'>;
};
export type StatementShown = NonNullable<Settlement['statement']>;

const kept = keptInSession<Place>('quay.settlement', Place);
const NOWHERE: Place = { producer: null, until: null, percent: '', view: 'statement', settling: null, paying: null };

export const useSettlement = create<Settlement>(() => ({
  place: kept.read() ?? NOWHERE,
  counting: null,
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
  keepPlace({ ...(fresh && { percent: '', settling: null, paying: null, view: 'statement' as const }), ...change });
  void read();
}

let visit = 0;

/** Nothing more is counted for this page; what was counted stays. */
export function stopCounting(): void {
  visit += 1;
  useSettlement.setState(({ counting }) => ({ counting: counting && { ...counting, isStopped: true } }));
}

/** Step by step, so that whoever sells beside it waits for none. @returns false where it was stopped */
async function countAll(): Promise<boolean> {
  visit += 1;
  const mine = visit;
  for (;;) {
    const { left, of } = await bridge.call('settlement.catchUp', {});
    if (mine !== visit) return false;
    if (left === 0) break;
    useSettlement.setState({ counting: { done: of - left, of, isStopped: false } });
  }
  useSettlement.setState({ counting: null });
  return true;
}

/** The list, and of whoever is chosen the statement and the slips made. What was asked for before and comes late is left. */
export async function read(): Promise<void> {
  const { place } = useSettlement.getState();
  try {
    if (!(await countAll())) return;
    const until = place.until ?? (await bridge.call('stock.newEntry', {})).today;
    const listed = await bridge.call('settlement.producers', { until });
    if (isRefusal(listed)) return refuse(listed);
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
