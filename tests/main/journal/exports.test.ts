import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openExports } from '../../../src/main/journal/exports.ts';
import { aDesk, sell, withShift } from '../../support/aDesk.ts';
import { weSay } from '../../support/verifiers.ts';

const assets = join(import.meta.dirname, '../../../assets');

test('an export asked for at the screen is fetched in pieces, proves itself, and is gone from the till', async () => {
  const desk = withShift(aDesk());
  for (let n = 0; n < 3; n++) sell(desk);
  const folder = join(desk.folder, 'exports');
  const exports = openExports({ db: desk.db, folder, assets, clock: desk.clock });
  expect(await exports.piece(0)).toBeUndefined();

  const making = exports.make();
  // Pressed again meanwhile: the same one. And the till sells on.
  expect(exports.make()).toBe(making);
  sell(desk);
  const made = await making;
  expect(made.name).toBe('nhat-ky-BL01-2-2026-11-23.zip');

  const pieces: Buffer[] = [];
  for (let from: number | null = 0; from !== null; ) {
    const piece = await exports.piece(from);
    pieces.push(piece?.bytes ?? Buffer.alloc(0));
    from = piece?.next ?? null;
  }
  const fetched = join(desk.folder, 'fetched.zip');
  writeFileSync(fetched, Buffer.concat(pieces));
  expect(await weSay(fetched)).toMatchObject({ exit: 0, answer: { tills: [{ entries: made.entries }] } });
  expect(existsSync(join(folder, 'journal.zip'))).toBe(false);
  expect(await exports.piece(0)).toBeUndefined();
});
