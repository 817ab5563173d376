import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { migrate, migrations } from '../../../src/main/db/migrate.ts';
import { doubts } from '../../../src/main/db/migrations/012-doubts.ts';
import { openPrintJobs } from '../../../src/main/db/printJob.ts';
import { wrap } from '../../../src/main/db/sqlite.ts';
import { statusNow } from '../../../src/main/status.ts';
import { perhapsMute } from '../../../src/main/till/mute.ts';
import { resolveSlip } from '../../../src/main/till/resolveSlip.ts';
import { stopAsking } from '../../../src/main/till/stopAsking.ts';
import { type EscposProfile, usualProfile } from '../../../src/shared/printer/profile.ts';
import { done, lan, sell, withShift } from '../../support/aDesk.ts';
import { aPrintRoom } from '../../support/aPrintRoom.ts';
import type { PrinterBehaviour } from '../../support/fakePrinter.ts';
import { handOf, huongsHand } from '../../support/hands.ts';

const SILENT: Partial<PrinterBehaviour> = { answers: 'never', tells: 'nothing' };

/** A sale whose slip a printer took, of which it said nothing. */
async function aSilentSale(profile: EscposProfile = usualProfile, behaviour = SILENT) {
  const room = aPrintRoom(undefined, { idleMs: 100, readyMs: 100 });
  const { id, printer } = await room.plugIn(profile, behaviour);
  withShift(room.desk);
  sell(room.desk);
  room.printers.nudge();
  await room.until(() => room.jobs()[0]?.state === 'unknown');
  return { room, id, printer, job: room.jobs()[0]?.job ?? 0 };
}

/** What the till says of itself beside its printers. */
function besideOf({ printers }: ReturnType<typeof aPrintRoom>) {
  return {
    sync: undefined,
    printer: printers.state(),
    folder: { disk: 'enough', ledger: 'whole' },
    backup: 'well',
  } as const;
}

describe('a printer that takes a slip and says nothing', () => {
  it('is asked about as silent, and not as lost', async () => {
    const { room } = await aSilentSale();
    expect(room.jobs()).toMatchObject([{ state: 'unknown', doubt: 'silent' }]);
    expect(statusNow(room.desk.db, besideOf(room))).toMatchObject({
      printer: 'unknown',
      slipUnknown: { what: 'slip', doubt: 'silent' },
      slipsUnknown: 1,
    });
  });

  it('may be one that never answers, and with leave is not asked any more: its slips are accepted', async () => {
    const { room, id, job } = await aSilentSale();
    expect(perhapsMute(room.desk.db, job)).toMatchObject({ printer: id });
    done(resolveSlip(room.desk, { job, cameOut: true }, lan));
    expect(stopAsking(room.desk, { id, heard: 'silent' }, handOf(lan))).toMatchObject({ refused: 'needs-approval' });
    done(stopAsking(room.desk, { id, heard: 'silent' }, huongsHand));
    await room.printers.changed();
    expect(room.printers.find(id)?.stored.profile).toMatchObject({ asks: { done: 'none', status: [] } });

    const { number } = sell(room.desk);
    room.printers.nudge();
    await room.until(() => room.jobs().length === 0);
    expect(room.desk.db.get('SELECT state FROM print_job WHERE number = ?', number)).toEqual({ state: 'accepted' });
  });

  it('goes on being asked how it is, where it tells that', async () => {
    const { room, id } = await aSilentSale(usualProfile, { answers: 'never', tells: 'online' });
    const heard = room.printers.find(id)?.heard().condition ?? 'silent';
    expect(heard).toBe('ready');
    done(stopAsking(room.desk, { id, heard }, huongsHand));
    await room.printers.changed();
    expect(room.printers.find(id)?.stored.profile).toMatchObject({ asks: { done: 'status', status: [1] } });
  });

  it('is not called mute where it answered before, or where its sheet says what it answers', async () => {
    const talked = await aSilentSale();
    talked.printer.behave({});
    done(resolveSlip(talked.room.desk, { job: talked.job, cameOut: false }, lan));
    talked.room.printers.nudge();
    await talked.room.until(() => talked.room.jobs().length === 0);
    talked.printer.behave(SILENT);
    sell(talked.room.desk);
    talked.room.printers.nudge();
    await talked.room.until(() => talked.room.jobs()[0]?.state === 'unknown');
    expect(perhapsMute(talked.room.desk.db, talked.room.jobs()[0]?.job ?? 0)).toBeNull();

    const calibrated = await aSilentSale({ ...usualProfile, asks: { done: 'process', status: [] } });
    expect(perhapsMute(calibrated.room.desk.db, calibrated.job)).toBeNull();
  });

  it('is not called mute where it was lost in the middle', async () => {
    const { room, job } = await aSilentSale(usualProfile, { diesAfter: 1_000 });
    expect(room.jobs()).toMatchObject([{ doubt: 'lost' }]);
    expect(perhapsMute(room.desk.db, job)).toBeNull();
  });
});

it('a printer that is switched off in the middle of a slip is seen to be off, with the slip still asked about', async () => {
  const { room, id, printer } = await aSilentSale();
  await printer.off();
  await room.printers.find(id)?.ask();
  expect(room.printers.shown().printers.find((shown) => shown.id === id)).toMatchObject({
    state: 'offline',
    unknown: 1,
  });
  expect(statusNow(room.desk.db, besideOf(room))).toMatchObject({
    printer: 'offline',
    slipsUnknown: 1,
  });
});

it('a printer is looked at by itself when a slip is lost in it', async () => {
  const room = aPrintRoom();
  const { printer } = await room.plugIn(usualProfile, { paperOutAfter: 2_000 });
  withShift(room.desk);
  sell(room.desk);
  room.printers.nudge();
  await room.until(() => room.jobs()[0]?.state === 'sending');
  await printer.printed(2_000);
  await printer.off();
  await room.until(() => room.printers.state() === 'offline');
  expect(room.jobs()).toMatchObject([{ state: 'unknown', doubt: 'lost' }]);
});

it('a till from before doubts goes on asking, in the words it used', () => {
  const db = wrap(new Database(':memory:'));
  migrate(db, migrations.indexOf(doubts));
  db.raw.exec(`INSERT INTO print_job (slip, number, copy, state, attempts, at) VALUES ('[]', 'X', 0, 'unknown', 1, 1)`);
  migrate(db);
  expect(openPrintJobs(db)).toMatchObject([{ number: 'X', doubt: 'lost' }]);
  db.close();
});
