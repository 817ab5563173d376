import type { shiftCalls as contract } from '../../shared/contract/shift.ts';
import { blind } from '../../shared/shift/report.ts';
import type { SoFar } from '../../shared/shift/soFar.ts';
import { xSlip } from '../../shared/slip/shiftReportSlip.ts';
import { may } from '../../shared/staff/rights.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import { queueDrawnSlip } from '../db/printJob.ts';
import { creditsOwed } from '../db/returned.ts';
import { closings, movesOf, openingOf, shiftNow } from '../db/shift.ts';
import { reportNow } from '../db/shiftReport.ts';
import { beginCount, closeShift, closing } from '../till/closeShift.ts';
import { newId } from '../till/desk.ts';
import { moveCash } from '../till/moveCash.ts';
import { openDrawer } from '../till/openDrawer.ts';
import { openShift } from '../till/openShift.ts';
import { switchTraining } from '../till/switchTraining.ts';
import { handOf } from './handOf.ts';
import { unlessRefused } from './unlessRefused.ts';

export function shiftCalls(counter: Counter) {
  const { db, session, clock } = counter;
  const hand = handOf(counter);
  const turned = (): void => {
    counter.slipWritten();
    counter.stateChanged();
  };
  /** Whoever is to count the drawer does not see what should be in it: whose shift it is, and who asks for leave to close it. */
  const soFar = (): SoFar => {
    const { device } = counter.desk().signer;
    const { shift, opener } = shiftNow(db);
    const { id, role } = session.present();
    const full = reportNow(db, device, openingOf(db, shift));
    const report = id !== opener && may(role, 'close-anothers-shift') ? full : blind(full);
    return { at: clock(), report, moves: movesOf(db, device, shift), creditsOwed: creditsOwed(db) };
  };
  return {
    'shift.open': ({ float }) => unlessRefused(openShift(counter.desk(), float, session.present()), turned),
    'shift.newEntry': () => ({ id: newId(counter.desk()) }),
    'shift.moveCash': (input, permit) =>
      unlessRefused(moveCash(counter.desk(), input, hand(permit)), counter.slipWritten),
    'shift.openDrawer': ({ reason }, permit) =>
      unlessRefused(openDrawer(counter.desk(), reason, hand(permit)), counter.slipWritten),
    'shift.report': soFar,
    'shift.printReport': () => {
      const { outlet, till } = enrolled(db);
      const found = soFar();
      const { at } = found;
      const slip = xSlip(found, { outlet: outletOf(db, outlet), at, till });
      db.write((writing) => queueDrawnSlip(writing, { slip, title: 'X', at }));
      counter.slipQueued();
      return { done: true };
    },
    'shift.beginCount': (_, permit) => unlessRefused(beginCount(counter.desk(), hand(permit)), counter.slipWritten),
    'shift.close': (input, permit) =>
      unlessRefused(closeShift(counter.desk(), input, hand(permit)), () => {
        turned();
        counter.backups.shiftClosed();
      }),
    'shift.closings': ({ limit }) =>
      closings(db, counter.desk().signer.device, limit).map((entry) => closing(db, entry)),
    'shift.switchTraining': ({ on }, permit) => unlessRefused(switchTraining(counter.desk(), on, hand(permit)), turned),
  } satisfies HandlersOf<typeof contract>;
}
