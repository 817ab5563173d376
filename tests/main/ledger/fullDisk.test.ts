import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { newestOf } from '../../../src/main/db/journal.ts';
import { diskFault, type TillDb } from '../../../src/main/db/sqlite.ts';
import { BALLAST, ballastOf } from '../../../src/main/ledger/ballast.ts';
import { examineLedger, openLedger } from '../../../src/main/ledger/openLedger.ts';
import { makeTillKey } from '../../../src/main/sync/keys.ts';
import { must } from '../../../src/shared/must.ts';
import { deskOver, MORNING, sell, type TestDesk, withShift } from '../../support/counter.ts';
import { canMount, tornDisk } from '../../support/tornDisk.ts';

const mounts = canMount('a full disk stops no till in the middle of a shift');

/** A till on a disk of its own, with its reserve laid in. */
async function aTillOnItsOwnDisk() {
  const disk = must(tornDisk('160M'), 'a disk of its own');
  onTestFinished(disk.remove);
  const { folder } = disk;
  const { secret } = makeTillKey();
  const ballast = ballastOf(folder);
  await ballast.layIn();
  const open: { db?: TillDb } = {};
  let starts = 0;
  onTestFinished(() => open.db?.close());
  const start = (): TestDesk => {
    open.db?.close();
    open.db = openLedger(folder, () => undefined, ballast);
    const desk = deskOver(open.db, secret);
    // Another morning, so that its ids are others.
    desk.setClock(MORNING + 86_400_000 * (starts += 1));
    return desk;
  };
  return { folder, ballast, start, close: () => open.db?.close(), filler: join(folder, 'somebody-elses.bin') };
}

/** Somebody's film takes all the room there is. */
function fill(file: string): void {
  const descriptor = openSync(file, 'w');
  for (const piece of [1 << 20, 4096, 512]) {
    try {
      for (;;) writeSync(descriptor, Buffer.alloc(piece, 1));
    } catch (error) {
      expect(diskFault(error)).toBe('disk-full');
    }
  }
  closeSync(descriptor);
}

/** Sells until the disk takes no more. @returns the slips, and how it ended */
function sellOut(desk: TestDesk, most: number): { readonly sold: string[]; readonly fault: string | undefined } {
  const sold: string[] = [];
  try {
    while (sold.length < most) {
      desk.setClock(desk.clock() + 1_000);
      sold.push(sell(desk).number);
    }
    return { sold, fault: undefined };
  } catch (error) {
    return { sold, fault: diskFault(error) ?? String(error) };
  }
}

const numbersIn = (desk: TestDesk): string[] =>
  newestOf(desk.db, desk.signer.device, 'sale', 100_000).map(({ body }) => String(JSON.parse(body).number));

test.skipIf(!mounts)(
  'the disk fills up while a till sells: it sells on from its reserve, and says so',
  async () => {
    const { folder, ballast, start, filler } = await aTillOnItsOwnDisk();
    const desk = withShift(start());
    sell(desk);
    expect(ballast.room()).toBe('low');
    fill(filler);
    const { sold, fault } = sellOut(desk, 500);
    expect({ sold: sold.length, fault }).toEqual({ sold: 500, fault: undefined });
    expect(existsSync(join(folder, BALLAST))).toBe(false);
    expect(ballast.room()).toBe('full');

    // Until there is nothing left at all: refused whole, and everything that was said stands.
    fill(filler.replace('bin', 'more'));
    const rest = sellOut(desk, 100_000);
    expect(rest.fault).toBe('disk-full');
    expect(numbersIn(desk)).toEqual(expect.arrayContaining([...sold, ...rest.sold]));
    expect(numbersIn(desk)).toHaveLength(1 + sold.length + rest.sold.length);

    for (const file of [filler, filler.replace('bin', 'more')]) rmSync(file);
    expect(sellOut(desk, 3).fault).toBeUndefined();
    await ballast.layIn();
    expect(existsSync(join(folder, BALLAST))).toBe(true);
  },
  120_000,
);

test.skipIf(!mounts)(
  'the disk is full before the till starts: without its reserve it could not, with it it sells',
  async () => {
    const { folder, ballast, start, close, filler } = await aTillOnItsOwnDisk();
    sell(withShift(start()));
    close();
    fill(filler);
    const without = examineLedger(folder, { giveUp: () => false, isAlmostFull: () => true });
    expect(without).toMatchObject({ found: 'unusable' });

    const desk = start();
    expect(sellOut(desk, 100)).toMatchObject({ fault: undefined });
    expect(numbersIn(desk)).toHaveLength(101);
    expect(ballast.room()).toBe('full');
  },
  120_000,
);

test('the reserve goes by itself before the last bytes do, so that what is no sale has room as well', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'quay-reserve-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  let free = 10_000_000_000;
  const ballast = ballastOf(folder, () => free);
  expect(ballast.room()).toBe('enough');
  await ballast.layIn();
  free = 900_000_000;
  expect(ballast.room()).toBe('low');
  expect(existsSync(join(folder, BALLAST))).toBe(true);
  free = 1_000_000;
  expect(ballast.room()).toBe('full');
  expect(existsSync(join(folder, BALLAST))).toBe(false);
  free = 10_000_000_000;
  await ballast.layIn();
  expect(ballast.room()).toBe('enough');
});
