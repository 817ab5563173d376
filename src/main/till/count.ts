import type { CountListed, CountSheetListed } from '../../shared/contract/count.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Instant } from '../../shared/day.ts';
import { type CountId, type EntryId, uuidTime } from '../../shared/id.ts';
import type { Refusal } from '../../shared/refusal.ts';
import { GoodsCountedBody } from '../../shared/stock/counted.ts';
import type { Sheet } from '../../shared/stock/mergeSheets.ts';
import { type CountEntry, countEntries, countsKnown } from '../db/count.ts';
import { countDrafted } from '../db/countDraft.ts';
import { entryOf } from '../db/journal.ts';
import { record } from '../db/record.ts';
import { isTraining } from '../db/shift.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { Desk } from './desk.ts';
import type { Hand } from './hand.ts';
import { wallDay } from './stockPaper.ts';

/** A count with all that is known here of it. */
export type KnownCount = {
  readonly count: CountId;
  readonly begun: GoodsCountedBody;
  readonly home: CountEntry;
  readonly sheets: readonly (Sheet & {
    readonly entry: EntryId;
    readonly body: GoodsCountedBody;
    readonly known: CountEntry;
  })[];
  readonly closing: CountEntry | undefined;
};

/** @returns undefined where no sheet of it was heard of that begins it */
export function knownCount(db: ReadDb, desk: Desk, count: CountId): KnownCount | undefined {
  const entries = countEntries(db, desk.signer.device, count);
  const sheets = entries
    .filter(({ over }) => !over)
    .map((known) => {
      const { device, seq, entry, body } = known;
      return { device, seq, entry, body: GoodsCountedBody.parse(JSON.parse(body)), known };
    });
  const first = sheets.find(({ entry }) => (entry as string) === count);
  if (!first) return undefined;
  return { count, begun: first.body, home: first.known, sheets, closing: entries.find(({ over }) => over) };
}

/** Begins a count, which anybody in the shop may. Its id is that of the entry, so beginning it twice is one. */
export function beginCount(desk: Desk, input: InputOf<'count.begin'>, hand: Hand): CountListed | Refusal {
  return desk.db.write((db) => {
    const id = input.count as string as EntryId;
    if (!entryOf(db, desk.signer.device, id)) {
      if (isTraining(db)) return { refused: 'training-on' };
      const at = desk.clock();
      const { count, scope, blind } = input;
      const body: GoodsCountedBody = { count, scope, blind, day: wallDay(db, at), by: hand.actor.name, lines: [] };
      record(db, desk.signer, { id, at, actor: hand.actor.id, kind: 'goods-counted', body });
    }
    return listed(db, desk, input.count) ?? { refused: 'no-such-count' };
  });
}

const LISTED = 30;

/** Those that go on first, then those that are over; the newest first. */
export function listCounts(desk: Desk): CountListed[] {
  const counts = countsKnown(desk.db, LISTED).flatMap((count) => listed(desk.db, desk, count) ?? []);
  return counts.toSorted((a, b) => Number(a.closed !== null) - Number(b.closed !== null) || b.begunAt - a.begunAt);
}

export function listed(db: ReadDb, desk: Desk, count: CountId): CountListed | undefined {
  const known = knownCount(db, desk, count);
  return known && listedOf(db, known);
}

export function listedOf(db: ReadDb, { count, begun, home, sheets, closing }: KnownCount): CountListed {
  const written = sheets.filter(({ body }) => body.lines.length > 0);
  const said = closing && (JSON.parse(closing.body) as { readonly number: string; readonly dropped?: true });
  return {
    count,
    scope: begun.scope,
    blind: begun.blind,
    begunAt: uuidTime(count) as Instant,
    by: begun.by,
    till: home.till,
    sheets: written.length,
    lines: written.reduce((sum, { body }) => sum + body.lines.length, 0),
    closed:
      closing && said
        ? { number: said.number, entry: closing.till === null ? closing.entry : null, dropped: said.dropped === true }
        : null,
    drafted: countDrafted(db, count),
  };
}

export function sheetsOf({ sheets }: KnownCount): CountSheetListed[] {
  return sheets
    .filter(({ body }) => body.lines.length > 0)
    .map(({ entry, known, body }) => ({
      entry,
      till: known.till,
      by: body.by,
      place: body.place ?? '',
      recount: body.recount === true,
      lines: body.lines.length,
      at: known.at,
    }));
}

/** A count that goes on, or why nothing more can be done to it. */
export function openCount(db: ReadDb, desk: Desk, count: CountId): KnownCount | Refusal {
  if (isTraining(db)) return { refused: 'training-on' };
  const known = knownCount(db, desk, count);
  if (!known) return { refused: 'no-such-count' };
  if (!known.closing) return known;
  const { number } = JSON.parse(known.closing.body) as { readonly number: string };
  return { refused: 'count-over', number };
}
