import { join } from 'node:path';
import { vi } from 'vitest';
import { openDatabase } from '../../../src/main/db/open.ts';
import type { Answer, CallName, Host } from '../../../src/shared/contract.ts';
import type { EntryKind } from '../../../src/shared/journal/entry.ts';
import { huong } from '../../support/aStaffedTill.ts';
import { aTillWithPeople } from '../../support/aTillWithPeople.ts';
import { givePins, signInAt } from '../../support/pins.ts';

/**
 * A real till with an open shift where the screen looks for its own, a manager at it. The line can break after the till did
 * what was asked and before it could say so.
 */
export async function aManagersScreen() {
  const { till, ask, folder } = aTillWithPeople();
  await givePins(till.answer, [huong.id]);
  await signInAt(till.answer, huong.id);
  await ask('shift.open', { float: 500_000 });
  vi.resetModules();
  const broken = new Map<string, () => Answer>();
  const call: Host['call'] = async (name, input) => {
    const answer = await till.answer(name, input);
    const instead = broken.get(name);
    broken.delete(name);
    return instead ? instead() : answer;
  };
  globalThis.window = { quay: { call, on: () => () => undefined } } as unknown as typeof window;
  globalThis.localStorage = { getItem: () => null, setItem: () => undefined } as unknown as Storage;
  const { ConnectionLost } = await import('../../../src/renderer/bridge/connection.ts');
  return {
    ask,
    folder,
    /** How many entries of a kind stand in the journal. */
    entries: (kind: EntryKind): number => {
      const db = openDatabase(join(folder, 'till.db'));
      const rows = db.all('SELECT seq FROM journal WHERE kind = ?', kind);
      db.close();
      return rows.length;
    },
    /** The line breaks once, after the till has done it. */
    loseAnswerTo: (name: CallName): void => {
      broken.set(name, () => {
        throw new ConnectionLost();
      });
    },
    /** The till goes wrong once, after it has done it. */
    failAfter: (name: CallName): void => {
      broken.set(name, () => ({ problem: 'failed' }));
    },
  };
}
