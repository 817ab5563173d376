import type { MadePaper, PayBy } from '../../shared/contract/settlement.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Day, Instant } from '../../shared/day.ts';
import type { ProducerId } from '../../shared/id.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { must } from '../../shared/must.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { NOTES } from '../../shared/sale/tender.ts';
import type { Means, ProducerPaidBody } from '../../shared/settlement/settled.ts';
import { takenTwice } from '../../shared/settlement/statementOf.ts';
import { FLOAT_LIMIT } from '../../shared/shift/shift.ts';
import { entryOf } from '../db/journal.ts';
import { queueSlip } from '../db/printJob.ts';
import { record } from '../db/record.ts';
import { accountOf } from '../db/settled.ts';
import { isTraining, openShift } from '../db/shift.ts';
import { expectedInDrawer } from '../db/shiftReport.ts';
import type { ReadDb, WriteDb } from '../db/sqlite.ts';
import { statementFor } from '../db/statement.ts';
import { type Desk, newId } from './desk.ts';
import type { Hand } from './hand.ts';
import { madePaper } from './settleProducer.ts';
import { nextNumber, wallDay } from './stockPaper.ts';

/**
 * Writes down that a producer was paid what settlements owe, or some of it, and prints what both sign. Asked twice with one id, it
 * is paid once. Cash of the drawer leaves it by an entry of its own, in the same transaction, as any cash that is taken out.
 */
export function payProducer(desk: Desk, input: InputOf<'settlement.pay'>, hand: Hand): MadePaper | Refusal {
  return desk.db.write((db) => {
    const made = entryOf(db, desk.signer.device, input.id);
    if (made) return madePaper(made);
    if (isTraining(db)) return { refused: 'training-on' };
    const { payable, paid, name } = accountOf(db, input.producer);
    if (name === undefined) return { refused: 'no-such-producer' };
    const at = desk.clock();
    const day = wallDay(db, at);
    const most = dong(Math.max(0, payable - paid + takenBack(db, input.producer, day)));
    if (input.amount <= 0) return { refused: 'absurd-amount' };
    if (input.amount > most) return { refused: 'more-than-owed', most };
    const amount = dong(input.amount);
    const fromDrawer = input.by.kind === 'drawer';
    const refused = fromDrawer ? drawerRefusal(db, amount) : undefined;
    if (refused) return refused;
    const leave = hand.may('settle-producer');
    if (isRefusal(leave)) return leave;
    // Asked for after leave: nobody feels out what the drawer should hold.
    if (fromDrawer && amount > expectedInDrawer(db, desk.signer.device)) return { refused: 'more-than-drawer' };

    const body: ProducerPaidBody = {
      number: nextNumber(db, desk, 'TT'),
      day,
      by: hand.actor.name,
      producer: { id: input.producer, name },
      amount,
      means: meansOf(db, desk, { by: input.by, amount, name, at, hand, ...leave }),
      before: { payable, paid },
      ...leave,
    };
    const entry = record(db, desk.signer, { id: input.id, at, actor: hand.actor.id, kind: 'producer-paid', body });
    queueSlip(db, { entry: input.id, number: body.number, copy: 0, at, openDrawer: input.by.kind === 'drawer' });
    return madePaper(entry);
  });
}

/** What was settled twice is owed once: the next settlement takes it back. */
function takenBack(db: ReadDb, producer: ProducerId, until: Day): Dong {
  return takenTwice(statementFor(db, { producer, until, perMille: null })?.lines ?? []);
}

/** As of cash that is taken out (`moveCash`). */
function drawerRefusal(db: ReadDb, amount: Dong): Refusal | undefined {
  if (!openShift(db)) return { refused: 'no-open-shift' };
  return amount < Math.min(...NOTES) || amount > FLOAT_LIMIT ? { refused: 'absurd-amount' } : undefined;
}

type Paying = Pick<ProducerPaidBody, 'amount' | 'approvedBy'> & {
  readonly by: PayBy;
  readonly name: string;
  readonly at: Instant;
  readonly hand: Hand;
};

function meansOf(db: WriteDb, desk: Desk, paying: Paying): Means {
  const { by } = paying;
  switch (by.kind) {
    case 'transfer':
      return by;
    case 'cash':
      return by;
    case 'drawer':
      return { kind: 'cash', drawer: takeOut(db, desk, paying) };
  }
}

/** What a slip of paper has room for. */
const REASON = 80;

function takeOut(db: WriteDb, desk: Desk, { amount, name, at, hand, approvedBy }: Paying) {
  const id = newId(desk);
  const { shift } = must(openShift(db), 'the shift that is open');
  const body = {
    shift,
    direction: 'out' as const,
    amount,
    reason: `Trả chủ thể ${name}`.slice(0, REASON).trim(),
    cashier: hand.actor.name,
    ...(approvedBy && { approvedBy }),
  };
  record(db, desk.signer, { id, at, actor: hand.actor.id, kind: 'cash-moved', body });
  return id;
}
