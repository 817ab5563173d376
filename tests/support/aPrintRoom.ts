import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Patience } from '../../src/main/devices/printer/send.ts';
import { openLog } from '../../src/main/folder/log.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { openDrawing } from '../../src/main/printing/drawing.ts';
import type { PrinterParts } from '../../src/main/printing/printer.ts';
import { openPrinters } from '../../src/main/printing/printers.ts';
import { addPrinter } from '../../src/main/till/addPrinter.ts';
import type { PrinterTarget, TillOptions } from '../../src/main/till.ts';
import type { PrinterId } from '../../src/shared/contract/printer.ts';
import type { PrinterProfile } from '../../src/shared/printer/profile.ts';
import { usualProfile } from '../../src/shared/printer/profile.ts';
import { aDesk, done } from './aDesk.ts';
import { type FakePrinter, type PrinterBehaviour, startFakePrinter } from './fakePrinter.ts';
import { huongsHand } from './hands.ts';

/** Long enough for a busy machine. A test that waits for a printer which says nothing has less. */
const HASTE: Patience = {
  connectMs: 5_000,
  idleMs: 5_000,
  totalMs: 20_000,
  readyMs: 2_000,
  stoppedMs: 20_000,
};

type Haste = Partial<Patience> & Pick<PrinterParts, 'wait'>;

/** A counter with its printers: the database, the workers, and whatever is plugged in. */
export function aPrintRoom(given: PrinterTarget = { kind: 'preview' }, { wait, ...patience }: Haste = {}) {
  const desk = aDesk();
  const options: TillOptions = {
    folder: desk.folder,
    keyring: fileKeyring(join(desk.folder, 'secrets')),
    printer: given,
    assets: 'assets',
    log: openLog(join(desk.folder, 'till.log'), { clock: desk.clock, echo: false }),
    clock: desk.clock,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
  };
  let watchers: (() => void)[] = [];
  const open = () => {
    const printers = openPrinters({
      db: desk.db,
      options,
      drawing: openDrawing(desk.db, options.assets),
      patience: { ...HASTE, ...patience },
      wait,
      onChange: () => {
        for (const watch of watchers) watch();
      },
    });
    onTestFinished(() => printers.close());
    return printers;
  };
  const printers = open();

  return {
    desk,
    printers,
    /** As if the program had been ended and started: the same database, other workers. */
    reopened: open,
    /** A printer of this machine's network, added as a manager adds it. */
    plugIn: async (
      profile: PrinterProfile = usualProfile,
      behaviour: Partial<PrinterBehaviour> = {},
    ): Promise<{ readonly id: PrinterId; readonly printer: FakePrinter }> => {
      const printer = await startFakePrinter(behaviour);
      onTestFinished(() => printer.close());
      const connection = { kind: 'tcp' as const, host: printer.host, port: printer.port };
      const { id } = done(addPrinter(desk, { name: `máy ${printer.port}`, connection, profile }, huongsHand));
      await printers.changed();
      return { id, printer };
    },
    /** Until something is so: looked at whenever a job or a printer changed. */
    until: (isSo: () => boolean): Promise<void> =>
      new Promise((resolve) => {
        const watch = (): void => {
          if (!isSo()) return;
          watchers = watchers.filter((other) => other !== watch);
          resolve();
        };
        watchers.push(watch);
        watch();
      }),
    jobs: () => printers.shown().jobs,
    /** Whenever a job or a printer changed. */
    watch: (look: () => void) => void watchers.push(look),
  };
}
