import { join } from 'node:path';
import type { CartShown } from '../shared/contract/cart.ts';
import type { DisplayShown } from '../shared/contract/display.ts';
import type { PrinterId } from '../shared/contract/printer.ts';
import type { ScannersShown } from '../shared/contract/scanner.ts';
import type { SlipImage } from '../shared/contract/slip.ts';
import type { Status, TillState } from '../shared/contract/till.ts';
import type { Instant } from '../shared/day.ts';
import type { StaffId } from '../shared/id.ts';
import { must } from '../shared/must.ts';
import type { Refusal } from '../shared/refusal.ts';
import type { Approver } from '../shared/staff/approval.ts';
import { backUpInWorker } from './backup/inWorker.ts';
import { type Backups, keepBackups } from './backup/keepBackups.ts';
import { openCart } from './db/cart.ts';
import { staffOf } from './db/catalogue.ts';
import { type Enrolment, enrolment } from './db/enrolment.ts';
import type { Signer, StoredEntry } from './db/journal.ts';
import { wedgeOf } from './db/scanner.ts';
import { isTraining } from './db/shift.ts';
import type { TillDb } from './db/sqlite.ts';
import { TillUnusable } from './db/unusable.ts';
import { type Display, openDisplay } from './display/display.ts';
import { type Doctor, openDoctor } from './doctor/doctor.ts';
import { lookInWorker } from './doctor/inWorker.ts';
import { seeKeys } from './doctor/keysSeen.ts';
import type { Events } from './events.ts';
import { type Exchange, openExchange } from './exchange.ts';
import { healthNow } from './health.ts';
import { type HeldNames, openHeldNames } from './heldNames.ts';
import { type Indexing, indexWhenIdle } from './indexing.ts';
import { type Exports, openExports } from './journal/exports.ts';
import { KeyringUnusable } from './keyringUnusable.ts';
import type { Ballast } from './ledger/ballast.ts';
import { watchFolder } from './ledger/watch.ts';
import { openTransfers, type Transfers } from './payment/transfers.ts';
import { openPhotoFolder, type PhotoFolder } from './photos/folder.ts';
import { keepPhotos } from './photos/keepPhotos.ts';
import type { Rounds } from './photos/rounds.ts';
import { sendTaken } from './photos/sendTaken.ts';
import { type Drawing, imageOf, openDrawing, type SlipPicture } from './printing/drawing.ts';
import { openPrinters, type Printers } from './printing/printers.ts';
import { openScanners, type Scanners } from './scanning/scanners.ts';
import type { Session } from './session.ts';
import { type Leave, newPasses, type Passes } from './staff/approvals.ts';
import { type IdleLock, idleLock } from './staff/idle.ts';
import { openPins, type Pins } from './staff/pins.ts';
import { type PrinterLeave, printerLeave } from './staff/printerLeave.ts';
import { stateNow, statusNow } from './status.ts';
import { enrol } from './sync/enrol.ts';
import { signWith } from './sync/keys.ts';
import { reportOf, type SyncLoop, startSync } from './sync/loop.ts';
import type { Desk } from './till/desk.ts';
import { heldList } from './till/holdCart.ts';
import { COMPARED } from './till/rebuild.ts';
import type { TillOptions } from './till.ts';

/** An open till from the inside: what the calls of the contract work with, and what follows a change. */
export type Counter = {
  readonly db: TillDb;
  readonly session: Session;
  readonly clock: () => Instant;
  /** Throws until the till is enrolled; the caller check keeps such calls out. */
  readonly desk: () => Desk;

  readonly pins: Pins;
  /** Leaves for one call each. */
  readonly approvals: Passes<Leave>;
  /** Who may set a new PIN, and who let them. */
  readonly releases: Passes<Release>;
  /** Leave to make a profile of the sheet that was just printed with it. */
  readonly calibrations: Passes<Calibrating>;
  /** Leave to try one printer, while its page is open. */
  readonly printerLeave: PrinterLeave;
  readonly heldNames: HeldNames;
  readonly idle: IdleLock;
  /** The VietQR code that the buyer is shown. */
  readonly transfers: Transfers;
  readonly display: Display;
  readonly showDisplay: () => DisplayShown;
  readonly photo: PhotoFolder['read'];

  /** Something did not fit on the disk, or could not be read: looks at it at once. */
  readonly lookAtDisk: () => void;

  readonly state: () => TillState;
  readonly status: () => Status;
  readonly enrol: (centre: string, code: string) => Promise<{ done: true } | Refusal>;
  /** Syncs now and answers how things stand after it. */
  readonly sync: () => Promise<Status>;
  readonly printers: Printers;
  readonly scanners: Scanners;
  readonly scannersShown: () => ScannersShown;
  readonly drawing: Drawing;
  /** The journal for an auditor, where somebody asked for it. */
  readonly exports: Exports;
  /** What the centre has not confirmed, and what it answers, by file. */
  readonly exchange: Exchange;
  readonly backups: Backups;
  readonly doctor: Doctor;
  readonly slipImage: (entry: StoredEntry) => SlipImage | undefined;
  readonly slipPicture: (entry: StoredEntry) => SlipPicture | undefined;

  /** Who is signed in, the shift or the shop changed. */
  readonly stateChanged: () => void;
  /** What lies on the counter changed; told once a turn, as it was last. */
  readonly cartChanged: (shown: CartShown) => void;
  /** Carts were put aside, recalled or thrown away. */
  readonly heldChanged: () => void;
  /** There is something new to send. */
  readonly journalGrew: () => void;
  /** There is something new to print. */
  readonly slipQueued: () => void;
  /** An entry stands that has something to print: both. */
  readonly slipWritten: () => void;
  readonly close: () => Promise<void>;
};

export type Calibrating = { readonly printer: PrinterId; readonly by: StaffId };
export type Release = { readonly staff: StaffId; readonly approvedBy: Approver };

/** The folder of photographs within the till's. */
const PHOTOS = 'photos';
/** The folder in which an export lies until the page has it. */
const EXPORTS = 'exports';
/** ms. Long enough to see the reply and repeat the call; no more. */
const APPROVAL_LIFETIME = 2 * 60_000;
/** ms. To think of six digits and type them twice. */
const RELEASE_LIFETIME = 5 * 60_000;
/** ms. To look at a sheet of 25 cm, also with a buyer in between. */
const CALIBRATION_LIFETIME = 15 * 60_000;
/** ms. To add a printer, try it and calibrate it, with buyers in between. */
const PRINTER_LIFETIME = 15 * 60_000;
const IDLE_AFTER = 3 * 60_000;
/** ms. A buyer who has paid looks up after some seconds; a province's tills ask only while a code is shown. */
const ASK_BANK_EVERY = 2_500;

type Parts = {
  readonly db: TillDb;
  readonly ballast: Ballast;
  readonly session: Session;
  readonly events: Events;
  readonly options: TillOptions;
};

/** What an enrolled till has and another has not: a key to sign with, and a centre to talk to. */
type Pen = {
  readonly signer: Signer;
  readonly sync: SyncLoop;
  readonly indexing: Indexing;
  readonly photos: Rounds;
  readonly taken: Rounds;
};

/** @throws TillUnusable where the till is enrolled and its key is not here */
export function openCounter(parts: Parts): Counter {
  const { db, ballast, session, events, options } = parts;
  const { clock, random, monotonic = () => performance.now(), later = laterByTimer } = options;
  const closing = new AbortController();
  const enrolled = enrolment(db);
  const signer = enrolled && signerOf(enrolled, options);

  const status = (): Status =>
    statusNow(db, { sync: pen?.sync, printer: printers.state(), folder: folder.state(), backup: backups.standing() });
  const desk = (): Desk => ({ db, signer: must(pen, 'an enrolled till').signer, clock, random });
  const pins = openPins(db, random, { desk, keyring: options.keyring, monotonic });
  const state = (): TillState => stateNow(db, session, clock(), pins.standing);
  const statusChanged = onceATurn(() => events.emit('status', status()));
  const stateChanged = (): void => events.emit('state', state());
  const folder = watchFolder({
    db,
    ballast,
    remade: new Set(COMPARED),
    log: options.log,
    onChange: statusChanged.ask,
  });
  // After the answer to whoever changed it, so that a scan does not wait for the other windows.
  let shown: CartShown | undefined;
  const cartTold = onceATurn(() => shown && events.emit('cart', shown));
  const idle = idleLock({
    ms: options.idleAfter ?? IDLE_AFTER,
    later,
    // A buyer looks for their bank's app longer than the till waits, and touches nothing while they do.
    held: () => session.person() !== null && openCart(db)?.paying !== undefined,
    lock: () => {
      if (!session.person()) return;
      session.lock();
      transfers.hide();
      stateChanged();
    },
  });
  /** Nothing before the till is enrolled. Named first: what takes it up may look for it at once. */
  let pen: Pen | undefined;
  const transfers = openTransfers({
    db,
    signer: () => pen?.signer,
    clock,
    training: () => isTraining(db),
    askEvery: options.askBankEvery ?? ASK_BANK_EVERY,
    onChange: (transfer) => {
      events.emit('payment', { shown: transfer });
      display.mayHaveChanged();
    },
  });
  const photoFolder = openPhotoFolder(join(options.folder, PHOTOS), () => {
    display.mayHaveChanged();
    pen?.photos.ask();
  });
  const display = openDisplay({
    db,
    clock,
    later,
    attended: () => session.person() !== null,
    training: () => isTraining(db),
    transfer: transfers.toBuyer,
    holds: photoFolder.holds,
  });
  void photoFolder.opened.then(display.mayHaveChanged);
  const drawing = openDrawing(db, options.assets);
  const printers = openPrinters({ db, options, drawing, onChange: statusChanged.ask });
  const backups = keepBackups({
    database: db.raw.name,
    folder: options.folder,
    clock,
    // In hours: no test's hand moves these along with the lock's minutes.
    later: laterByTimer,
    enrolled: () => enrolment(db) !== undefined,
    work: backUpInWorker,
    onChange: statusChanged.ask,
    log: options.log.error,
  });
  const doctor = openDoctor({
    clock,
    patient: () => ({
      folder: options.folder,
      logFile: options.logFile ?? join(options.folder, 'till.log'),
      keys: seeKeys(options.keyring, options.safe ?? 'files'),
      now: clock(),
      version: options.version,
    }),
    printers: () =>
      printers
        .shown()
        .printers.map(({ connection, uses, state: now }) => ({ kind: connection.kind, uses, state: now })),
    work: lookInWorker,
    onChange: (shownNow) => events.emit('doctor', shownNow),
    log: options.log,
  });
  const scannersShown = (): ScannersShown => ({ wedge: wedgeOf(db), serial: scanners.shown() });
  const scannersTold = onceATurn(() => events.emit('scanners', scannersShown()));
  const scanners = openScanners({
    db,
    clock,
    log: options.log,
    onScan: (scan) => events.emit('scan', scan),
    onChange: scannersTold.ask,
  });
  const heldNames = openHeldNames({ ...options, held: heldList(db).map(({ sale }) => sale) });
  const slipPicture = (entry: StoredEntry): SlipPicture | undefined => drawing.picture(entry, printers.profile());
  const takeUpPen = (by: Signer): Pen => ({
    signer: by,
    sync: syncOf(parts, by, {
      printers,
      statusChanged: statusChanged.ask,
      stateChanged,
      catalogueChanged: () => pen?.photos.ask(),
      synced: () => pen?.taken.ask(),
      backedUpAt: backups.lastAt,
    }),
    taken: sendTaken({ db, signer: by, chance: () => chanceFrom(random), log: options.log.warn }),
    photos: keepPhotos({
      db,
      signer: by,
      folder: photoFolder,
      chance: () => chanceFrom(random),
      onHeld: display.mayHaveChanged,
      log: options.log.warn,
    }),
    indexing: indexWhenIdle(db, by, (error) => options.log.warn('the index of slips waits', { error })),
  });
  pen = signer && takeUpPen(signer);

  const becomeTill = async (centre: string, code: string): Promise<{ done: true } | Refusal> => {
    if (pen) return { refused: 'already-enrolled' };
    const done = await enrolSafely(parts, closing.signal, { centre, code });
    const made = enrolment(db);
    if ('refused' in done || !made) return done;
    pen = takeUpPen(signerOf(made, options));
    // The catalogue comes with the first sync; the screen waits for it, so that it opens on something to sell.
    await pen.sync.once();
    stateChanged();
    return done;
  };
  let enrolling: ReturnType<typeof becomeTill> | undefined;

  const journalGrew = (): void => {
    statusChanged.ask();
    pen?.sync.nudge();
    pen?.indexing.journalGrew();
  };

  return {
    db,
    session,
    clock,
    desk,
    pins,
    approvals: newPasses({ monotonic, random }, APPROVAL_LIFETIME),
    releases: newPasses({ monotonic, random }, RELEASE_LIFETIME),
    calibrations: newPasses({ monotonic, random }, CALIBRATION_LIFETIME),
    printerLeave: printerLeave(
      { visit: session.visit, look: (staff) => staffOf(db, staff), monotonic },
      PRINTER_LIFETIME,
    ),
    heldNames,
    idle,
    transfers,
    display,
    showDisplay: options.showDisplay ?? (() => ({ shown: 'nowhere' })),
    photo: photoFolder.read,
    lookAtDisk: folder.look,
    state,
    status,
    // Pressed twice it is one asking: two at once would become two tills, or write the first entry twice.
    enrol: (centre, code) => {
      enrolling ??= becomeTill(centre, code).finally(() => {
        enrolling = undefined;
      });
      return enrolling;
    },
    sync: async () => {
      await pen?.sync.once();
      return status();
    },
    printers,
    scanners,
    scannersShown,
    drawing,
    exchange: openExchange({
      db,
      signer: () => desk().signer,
      folder: join(options.folder, EXPORTS),
      clock,
      report: () => reportOf({ ...options, db, printer: printers.state }),
      onTaken: ({ changes }) => {
        statusChanged.ask();
        if (changes === 0) return;
        events.emit('catalogue', {});
        pen?.photos.ask();
        stateChanged();
      },
    }),
    exports: openExports({ db, folder: join(options.folder, EXPORTS), assets: options.assets, clock }),
    backups,
    doctor,
    slipImage: (entry) => {
      const picture = slipPicture(entry);
      return picture && imageOf(entry, picture);
    },
    slipPicture,
    stateChanged,
    cartChanged: ({ cart, priced }) => {
      shown = { cart, priced };
      cartTold.ask();
    },
    heldChanged: () => events.emit('held', heldNames.shown(heldList(db))),
    journalGrew,
    slipQueued: printers.nudge,
    slipWritten: () => {
      printers.nudge();
      journalGrew();
    },
    close: async () => {
      closing.abort();
      idle.close();
      folder.close();
      display.close();
      pen?.indexing.close();
      await Promise.all([
        pen?.sync.close(),
        pen?.photos.close(),
        pen?.taken.close(),
        printers.close(),
        scanners.close(),
        transfers.close(),
        backups.close(),
        doctor.close(),
      ]);
      statusChanged.forget();
      cartTold.forget();
      scannersTold.forget();
    },
  };
}

function signerOf({ device, epoch }: Enrolment, { keyring }: TillOptions): Signer {
  const secret = keyring.read('signing-key');
  if (!secret) throw new TillUnusable('no-key', `no signing key for ${device}`);
  return { device, epoch, sign: signWith(secret) };
}

type Followers = {
  readonly printers: Printers;
  readonly statusChanged: () => void;
  readonly stateChanged: () => void;
  readonly catalogueChanged: () => void;
  /** A sync is over: the centre may have heard of more. */
  readonly synced: () => void;
  readonly backedUpAt: () => Instant | null;
};

function syncOf(
  { db, events, options }: Parts,
  signer: Signer,
  { printers, statusChanged, stateChanged, catalogueChanged, synced, backedUpAt }: Followers,
): SyncLoop {
  const sync = startSync({
    db,
    signer,
    clock: options.clock,
    chance: () => chanceFrom(options.random),
    every: options.syncEvery,
    version: options.version,
    printer: printers.state,
    health: () => healthNow({ db, folder: options.folder, printers, backedUpAt }),
    onChange: ({ catalogue }) => {
      statusChanged();
      if (!sync.sending()) synced();
      if (!catalogue) return;
      events.emit('catalogue', {});
      catalogueChanged();
      stateChanged();
    },
    log: (outcome, facts) => options.log.warn(`sync ended ${outcome}`, facts),
  });
  sync.nudge();
  return sync;
}

/** Uniform in [0, 1), in steps that are small enough for a jitter. */
function chanceFrom(random: TillOptions['random']): number {
  return (random(1)[0] ?? 0) / 256;
}

/** On a machine that cannot keep a key there is nothing to enrol; said, and nothing was asked of the centre. */
async function enrolSafely(parts: Parts, signal: AbortSignal, asked: { centre: string; code: string }) {
  try {
    return await enrol(enrolContext(parts, signal), asked.centre, asked.code);
  } catch (error) {
    if (!(error instanceof KeyringUnusable)) throw error;
    parts.options.log.warn('no safe place for a key', { error });
    return { refused: 'no-safe-keyring' } as const;
  }
}

function enrolContext({ db, options }: Parts, signal: AbortSignal) {
  const { keyring, clock, random } = options;
  return {
    db,
    readKey: () => keyring.read('signing-key'),
    writeKey: (secret: Uint8Array) => keyring.write('signing-key', secret),
    clock,
    random,
    signal,
  };
}

function laterByTimer(ms: number, act: () => void): () => void {
  const timer = setTimeout(act, ms);
  timer.unref();
  return () => clearTimeout(timer);
}

/** Many things change the status at once, and each change is followed by reading it: once a turn is enough. */
function onceATurn(act: () => void): { readonly ask: () => void; readonly forget: () => void } {
  let due: NodeJS.Immediate | undefined;
  return {
    ask: () => {
      due ??= setImmediate(() => {
        due = undefined;
        act();
      });
    },
    forget: () => clearImmediate(due),
  };
}
