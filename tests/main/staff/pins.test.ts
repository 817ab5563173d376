import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newestOf } from '../../../src/main/db/journal.ts';
import type { EntryKind } from '../../../src/shared/journal/entry.ts';
import type { Pin } from '../../../src/shared/staff/pin.ts';
import { aFolder, lan } from '../../support/aDesk.ts';
import {
  aStaffedTill,
  BY_HUONG,
  huong,
  minh,
  type StaffedTill,
  tam,
  tryWrong,
  WRONG,
  withPins,
} from '../../support/aStaffedTill.ts';
import { PIN } from '../../support/pins.ts';

const OTHER = '604283' as Pin;
const refused = (code: string) => expect.objectContaining({ refused: code });
const entriesOf = ({ desk }: StaffedTill, kind: EntryKind) =>
  newestOf(desk.db, desk.signer.device, kind, 50).map(({ header, body }) => ({
    actor: header.actor,
    body: JSON.parse(body) as unknown,
  }));

describe('the first PIN of a till', () => {
  test('is a manager’s or an administrator’s, and needs nobody', async () => {
    const { pins } = aStaffedTill();
    expect(await pins.set(huong.id, PIN, { by: 'bootstrap' })).toEqual({ done: true });
    expect(await pins.check(huong.id, PIN)).toMatchObject({ id: huong.id });
  });

  test('is no cashier’s', async () => {
    const { pins } = aStaffedTill();
    expect(await pins.set(lan.id, PIN, { by: 'bootstrap' })).toEqual(refused('release-needed'));
    expect(await pins.check(lan.id, PIN)).toEqual(refused('pin-needed'));
  });

  test('opens the door once: the next manager needs the first one’s leave', async () => {
    const { pins } = await withPins(aStaffedTill());
    expect(await pins.set(tam.id, PIN, { by: 'bootstrap' })).toEqual(refused('release-needed'));
    expect(await pins.set(tam.id, PIN, BY_HUONG)).toEqual({ done: true });
  });

  test('is whoever’s it is where the outlet has nobody who manages', async () => {
    const till = aStaffedTill();
    till.desk.db.write((db) => db.run(`DELETE FROM staff WHERE role <> 'cashier'`));
    expect(await till.pins.set(lan.id, PIN, { by: 'bootstrap' })).toEqual({ done: true });
  });

  test.each(['000000', '123456', '987654', '121212', '112233', '123123', '101010', '890123', '147258', '123321'])(
    'is not %s, which anybody would guess',
    async (weak) => {
      expect(await aStaffedTill().pins.set(huong.id, weak as Pin, { by: 'bootstrap' })).toEqual(refused('weak-pin'));
    },
  );

  test('stands in the journal without a digit of it, and who let whom', async () => {
    const till = await withPins(aStaffedTill());
    expect(entriesOf(till, 'pin-set').toReversed()).toEqual([
      { actor: huong.id, body: { staff: huong.id, name: 'Hương', by: 'bootstrap' } },
      { actor: lan.id, body: { staff: lan.id, name: 'Lan', ...BY_HUONG } },
      { actor: minh.id, body: { staff: minh.id, name: 'Minh', ...BY_HUONG } },
    ]);
  });
});

describe('a wrong PIN', () => {
  test('says how many tries are left, and five make a wait that the right one does not end', async () => {
    const till = await withPins(aStaffedTill());
    const answers = [];
    for (let one = 0; one < 5; one += 1) answers.push(await till.pins.check(lan.id, WRONG));
    expect(answers).toEqual([
      ...[4, 3, 2, 1].map((left) => ({ refused: 'wrong-pin', left })),
      { refused: 'pin-wait', ms: 60_000 },
    ]);
    expect(await till.pins.check(lan.id, PIN)).toEqual(refused('pin-wait'));
    till.wait(60_000);
    expect(await till.pins.check(lan.id, PIN)).toMatchObject({ id: lan.id });
  });

  test('makes each wait twice the one before', async () => {
    const till = await withPins(aStaffedTill());
    const waits: number[] = [];
    for (let one = 0; one < 9; one += 1) {
      const answer = await till.pins.check(lan.id, WRONG);
      if (!('refused' in answer) || answer.refused !== 'pin-wait') continue;
      waits.push(answer.ms);
      till.wait(answer.ms);
    }
    expect(waits).toEqual([60_000, 60_000, 120_000, 240_000, 480_000]);
  });

  test('the tenth in a row locks: even the right one, until somebody who manages helps', async () => {
    const till = await withPins(aStaffedTill());
    expect(await tryWrong(till, lan, 10)).toEqual(refused('pin-blocked'));
    till.wait(86_400_000);
    expect(await till.pins.check(lan.id, PIN)).toEqual(refused('pin-blocked'));
    expect(till.pins.standing(lan.id)).toBe('blocked');
    await till.pins.set(lan.id, OTHER, BY_HUONG);
    expect(await till.pins.check(lan.id, OTHER)).toMatchObject({ id: lan.id });
  });

  test('the lock stands in the journal once, also where the till was killed before it could say so', async () => {
    const till = await withPins(aStaffedTill());
    await tryWrong(till, lan, 12);
    const blocked = { actor: 'till', body: { staff: lan.id, name: 'Lan', tries: 10 } };
    expect(entriesOf(till, 'sign-in-blocked')).toEqual([blocked]);
    till.desk.db.write((db) => db.run('UPDATE pin SET told = 0 WHERE staff = ?', lan.id));
    const after = till.reopened();
    await after.pins.check(lan.id, PIN);
    await after.pins.check(lan.id, PIN);
    expect(entriesOf(after, 'sign-in-blocked')).toEqual([blocked, blocked]);
  });

  test('of one locks nobody else out', async () => {
    const till = await withPins(aStaffedTill());
    await tryWrong(till, lan, 10);
    expect(await till.pins.check(minh.id, PIN)).toMatchObject({ id: minh.id });
  });

  test('is forgotten with the right one, but not in the count of a life', async () => {
    const till = await withPins(aStaffedTill());
    for (let round = 0; round < 24; round += 1) {
      await tryWrong(till, lan, 4);
      expect(await till.pins.check(lan.id, PIN)).toMatchObject({ id: lan.id });
    }
    await tryWrong(till, lan, 4);
    expect(till.pins.standing(lan.id)).toBe('centre');
    expect(await till.pins.check(lan.id, PIN)).toEqual(refused('pin-centre'));
    expect(await till.pins.set(lan.id, OTHER, BY_HUONG)).toEqual(refused('pin-centre'));
    till.reset(lan, 1);
    expect(await till.pins.set(lan.id, OTHER, BY_HUONG)).toEqual({ done: true });
    expect(await till.pins.check(lan.id, OTHER)).toMatchObject({ id: lan.id });
  });
});

describe('somebody who tries all PINs', () => {
  test('gets no more tries by asking twenty times at once', async () => {
    const till = await withPins(aStaffedTill());
    const answers = await Promise.all(Array.from({ length: 20 }, () => till.pins.check(lan.id, WRONG)));
    const tried = answers.filter((answer) => 'refused' in answer && answer.refused === 'wrong-pin');
    expect(tried).toHaveLength(4);
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'pin-wait')).toHaveLength(16);
  });

  test('gets no more tries by killing the till after each: the count stands, and the whole wait begins again', async () => {
    let till = await withPins(aStaffedTill());
    for (let one = 0; one < 5; one += 1) {
      await till.pins.check(lan.id, WRONG);
      till = till.reopened();
    }
    expect(await till.pins.check(lan.id, PIN)).toEqual({ refused: 'pin-wait', ms: 60_000 });
    till.wait(59_000);
    till = till.reopened();
    expect(await till.pins.check(lan.id, PIN)).toEqual({ refused: 'pin-wait', ms: 60_000 });
  });

  test('gets none by setting the wall clock', async () => {
    const till = await withPins(aStaffedTill());
    await tryWrong(till, lan, 4);
    await till.pins.check(lan.id, WRONG);
    for (const at of [Date.UTC(2030, 0, 1), Date.UTC(2001, 0, 1)]) {
      till.desk.setClock(at);
      expect(await till.pins.check(lan.id, PIN)).toEqual(refused('pin-wait'));
    }
  });

  test('gets none by putting an older database back', async () => {
    let till = await withPins(aStaffedTill());
    const kept = join(aFolder(), 'kept.db');
    till.desk.db.raw.prepare('VACUUM INTO ?').run(kept);
    const restore = () => {
      till.desk.db.close();
      for (const side of ['-wal', '-shm']) rmSync(join(till.folder, `till.db${side}`), { force: true });
      copyFileSync(kept, join(till.folder, 'till.db'));
      till = till.reopened();
    };
    for (let one = 0; one < 5; one += 1) {
      await till.pins.check(lan.id, WRONG);
      restore();
    }
    expect(await till.pins.check(lan.id, PIN)).toEqual(refused('pin-wait'));
    for (let one = 5; one < 10; one += 1) {
      till.wait(900_000);
      await till.pins.check(lan.id, WRONG);
      restore();
    }
    expect(await till.pins.check(lan.id, PIN)).toEqual(refused('pin-blocked'));
  });

  test('cannot bring a former PIN back with an older database, nor the time before the first', async () => {
    let till = aStaffedTill();
    const keep = (name: string) => {
      const file = join(aFolder(), name);
      till.desk.db.raw.prepare('VACUUM INTO ?').run(file);
      return file;
    };
    const restore = (file: string) => {
      till.desk.db.close();
      for (const side of ['-wal', '-shm']) rmSync(join(till.folder, `till.db${side}`), { force: true });
      copyFileSync(file, join(till.folder, 'till.db'));
      till = till.reopened();
    };
    const before = keep('before.db');
    await withPins(till);
    const former = keep('former.db');
    await till.pins.set(huong.id, OTHER, { by: 'self' });
    restore(former);
    expect(await till.pins.check(huong.id, PIN)).toEqual(refused('pin-blocked'));
    restore(before);
    expect(await till.pins.set(huong.id, WRONG, { by: 'bootstrap' })).toEqual(refused('release-needed'));
    expect(await till.pins.set(tam.id, WRONG, { by: 'bootstrap' })).toEqual(refused('release-needed'));
  });

  test('gets five a minute at most, and ten in all, however they time it', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(90_000), fc.boolean()), { minLength: 1, maxLength: 60 }),
        async (steps) => {
          let till = await withPins(aStaffedTill());
          let now = 0;
          const tries: number[] = [];
          for (const [pause, kill] of steps) {
            now += pause;
            till.wait(pause);
            if (kill) till = till.reopened();
            const before = till.desk.db.get<{ n: number }>(
              'SELECT tries_ever AS n FROM pin WHERE staff = ?',
              lan.id,
            )?.n;
            await till.pins.check(lan.id, WRONG);
            const after = till.desk.db.get<{ n: number }>('SELECT tries_ever AS n FROM pin WHERE staff = ?', lan.id)?.n;
            if (after !== before) tries.push(now);
          }
          expect(tries.length).toBeLessThanOrEqual(10);
          tries.forEach((at, i) => {
            expect(tries.slice(i).filter((other) => other < at + 60_000).length).toBeLessThanOrEqual(5);
          });
          till.desk.db.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe('what PINs are checked with', () => {
  test('makes the database alone worth nothing: without it nobody signs in, and the till says so', async () => {
    let till = await withPins(aStaffedTill());
    rmSync(join(till.folder, 'secrets/pin-pepper.secret'));
    till = till.reopened();
    expect(await till.pins.check(lan.id, PIN)).toEqual(refused('pins-unusable'));
    expect(await till.pins.set(minh.id, OTHER, BY_HUONG)).toEqual(refused('pins-unusable'));
    // Another pepper is as good as none.
    writeFileSync(join(till.folder, 'secrets/pin-pepper.secret'), Buffer.alloc(32, 7));
    till = till.reopened();
    expect(await till.pins.check(lan.id, PIN)).toEqual(refused('wrong-pin'));
  });

  test('lost, begins anew once the centre has reset everybody', async () => {
    let till = await withPins(aStaffedTill());
    rmSync(join(till.folder, 'secrets/pin-pepper.secret'));
    till = till.reopened();
    for (const who of [lan, minh, huong, tam]) till.reset(who, 5);
    expect(await till.pins.set(huong.id, OTHER, { by: 'bootstrap' })).toEqual({ done: true });
    expect(await till.pins.check(huong.id, OTHER)).toMatchObject({ id: huong.id });
  });

  test('without its marks a PIN is not good', async () => {
    let till = await withPins(aStaffedTill());
    rmSync(join(till.folder, 'secrets/pin-marks.secret'));
    till = till.reopened();
    expect(await till.pins.check(lan.id, PIN)).toEqual(refused('pin-blocked'));
  });
});

describe('the centre’s reset', () => {
  test('makes the PIN void and asks for a new one, with a manager’s leave', async () => {
    const till = await withPins(aStaffedTill());
    till.reset(lan, 1);
    expect(till.pins.standing(lan.id)).toBe('none');
    expect(await till.pins.check(lan.id, PIN)).toEqual(refused('pin-needed'));
    expect(await till.pins.set(lan.id, OTHER, { by: 'bootstrap' })).toEqual(refused('release-needed'));
    expect(await till.pins.set(lan.id, OTHER, BY_HUONG)).toEqual({ done: true });
  });

  test('holds whatever the till’s clock says', async () => {
    const till = aStaffedTill();
    till.desk.setClock(Date.UTC(2040, 0, 1));
    await withPins(till);
    till.reset(lan, Date.UTC(2026, 10, 23));
    expect(till.pins.standing(lan.id)).toBe('none');
  });
});
