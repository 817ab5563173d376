import type { TransferListed, TransferRead, TransferState } from '../../shared/contract/transfer.ts';
import type { Day } from '../../shared/day.ts';
import type { Refusal } from '../../shared/refusal.ts';
import type { TransferKey } from '../../shared/stock/arrived.ts';
import { itemOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { type Transfer, transferOf, transfersOf } from '../db/transfer.ts';

/** Of those that were accepted: what somebody may still ask about. */
const MOST_CLOSED = 100;

export function listTransfers(db: ReadDb): TransferListed[] {
  const { outlet } = enrolled(db);
  return transfersOf(db, MOST_CLOSED).map((transfer) => listed(outlet, transfer));
}

export function readTransfer(db: ReadDb, day: Day, key: TransferKey): TransferRead | Refusal {
  const transfer = transferOf(db, key);
  if (!transfer) return { refused: 'no-such-transfer' };
  const { sent, arrivals, till } = transfer;
  const lines = sent.lines.map((line) => {
    const item = itemOf(db, day, line.product);
    // Of goods the catalogue does not know, a broken quantity was weighed.
    return { ...line, weighed: item?.weighed ?? line.quantity % 1_000 !== 0 };
  });
  const { outlet, device } = enrolled(db);
  const own = arrivals.find((each) => each.device === device);
  const made = own ?? (transfer.device === device ? { entry: transfer.entry, number: sent.number } : null);
  const paper = made && { entry: made.entry, number: made.number };
  return { ...listed(outlet, transfer), till, sent: { ...sent, lines }, arrivals: [...arrivals], paper };
}

function listed(outlet: string, { device, entry, at, sent, arrivals, told }: Transfer): TransferListed {
  const direction = sent.from.id === outlet ? 'out' : 'in';
  return {
    device,
    entry,
    number: sent.number,
    day: sent.day,
    at,
    by: sent.by,
    direction,
    other: direction === 'out' ? sent.to : sent.from,
    lines: sent.lines.length,
    state: stateOf(sent.from.id, arrivals),
    differs: arrivals.some(({ lines }) => lines.some(({ why }) => why !== undefined)),
    told,
  };
}

function stateOf(from: string, [first, ...others]: Transfer['arrivals']): TransferState {
  if (!first) return 'on-its-way';
  if (others.length > 0) return 'twice';
  return first.outlet === from ? 'back' : 'accepted';
}
