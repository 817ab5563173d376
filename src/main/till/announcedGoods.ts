import type { AnnouncedListed, DraftReply } from '../../shared/contract/receive.ts';
import type { AnnouncementId } from '../../shared/id.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { type Announced, announcedState, type CameGoods, differencesOf } from '../../shared/stock/announced.ts';
import type { NoteFault } from '../../shared/stock/deliveryNote.ts';
import { dayQuestion } from '../../shared/stock/lastDay.ts';
import { type DraftLine, type KnownGoods, type ReceiveDraft, wholeTerms } from '../../shared/stock/receiveDraft.ts';
import type { ToldAnnounced } from '../../shared/stock/told.ts';
import { announcedHere, announcedOf } from '../db/announced.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { Desk } from './desk.ts';
import { knownGoods } from './knownGoods.ts';

/** Of those that were received or withdrawn: what somebody may still ask about. */
const MOST_CLOSED = 20;

export function listAnnounced(db: ReadDb): AnnouncedListed[] {
  return announcedHere(db, MOST_CLOSED).map(listed);
}

function listed({ id, announced, withdrawnAt, receipts }: ToldAnnounced): AnnouncedListed {
  const { owner, day, note = '', lines } = announced;
  return {
    id,
    owner: owner.name,
    day,
    note,
    lines: lines.length,
    names: [...new Set(lines.map(({ name }) => name))].slice(0, 3),
    state: announcedState({ withdrawnAt, receipts }),
    receipts: receipts.map(({ number, till, by, day: on }) => ({ number, till, by, day: on })),
  };
}

/** What can still be received, or why not. */
export function awaited(db: ReadDb, id: AnnouncementId): ToldAnnounced | Refusal {
  const told = announcedOf(db, id);
  if (!told) return { refused: 'no-such-announcement' };
  const [first] = told.receipts;
  if (first) return { refused: 'announcement-received', number: first.number, day: first.day };
  return announcedState(told) === 'withdrawn' ? { refused: 'announcement-withdrawn' } : told;
}

/** Which goods of an announcement can come in, by their place in it, and why the others cannot. */
export function checkAnnounced(
  db: ReadDb,
  desk: Desk,
  { lines }: Announced,
): { readonly goods: readonly (KnownGoods | undefined)[]; readonly faults: readonly NoteFault[] } {
  const checked = lines.map((line, at) => checkLine(knownGoods(db, desk, line.product), line, at + 1));
  return {
    goods: checked.map((each) => ('why' in each ? undefined : each)),
    faults: checked.filter((each): each is NoteFault => 'why' in each),
  };
}

/** The catalogue may be another than when it was announced, and days went by. */
function checkLine(goods: KnownGoods | Refusal, line: Announced['lines'][number], row: number): KnownGoods | NoteFault {
  const about = { row, column: '', found: line.name };
  if (isRefusal(goods))
    return { ...about, why: goods.refused === 'basket-not-received' ? 'gift-basket' : 'unknown-product' };
  if (goods.unit !== line.unit) return { ...about, why: 'wrong-unit', unit: goods.unit };
  if (!goods.weighed && line.quantity % 1_000 !== 0) return { ...about, why: 'not-weighed' };
  const asked = dayQuestion(line.expires, goods.today);
  return asked ? { ...about, ...asked } : goods;
}

/** How it stands with what a draft was filled from, and what of it is otherwise by now. */
export function announcedIn(db: ReadDb, { announced, lines }: ReceiveDraft): DraftReply['announced'] {
  if (!announced) return null;
  const told = announcedOf(db, announced.id);
  return { state: told ? announcedState(told) : null, differences: differencesOf(announced, lines.map(cameOf)) };
}

function cameOf(line: DraftLine): CameGoods {
  return { ...line, quantity: line.quantity ?? 0, terms: wholeTerms(line.terms) };
}
