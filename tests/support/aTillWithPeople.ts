import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { applyChange } from '../../src/main/db/catalogueChange.ts';
import { openLog } from '../../src/main/folder/log.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { openTill } from '../../src/main/open.ts';
import { makeTillKey } from '../../src/main/sync/keys.ts';
import type { TillState } from '../../src/shared/contract/till.ts';
import type { Answer } from '../../src/shared/contract.ts';
import { aDesk, aFolder, MORNING } from './aDesk.ts';
import { huong, minh, tam } from './aStaffedTill.ts';

/** An enrolled till behind its real door, with four people, and timers that go off when told. */
export function aTillWithPeople() {
  const folder = aFolder();
  const keyring = fileKeyring(join(folder, 'secrets'));
  const { secret } = makeTillKey();
  keyring.write('signing-key', secret);
  const { db } = aDesk(folder);
  db.write((writing) => {
    for (const row of [minh, huong, tam]) applyChange(writing, { kind: 'staff', id: row.id, row });
  });
  db.close();
  const timers = new Set<{ readonly act: () => void }>();
  const till = openTill({
    folder,
    keyring,
    printer: { kind: 'preview' },
    assets: 'assets',
    log: openLog(join(folder, 'till.log'), { clock: () => MORNING, echo: false }),
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
    later: (_ms, act) => {
      const timer = { act };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  });
  onTestFinished(() => till.close());
  const ask = async (name: string, input: unknown) => replyOf(await till.answer(name, input));
  return {
    folder,
    till,
    ask,
    state: async () => (await ask('till.state', {})) as Extract<TillState, { stage: 'enrolled' }>,
    /** Three minutes in which nobody came. */
    nobodyComes: () => {
      // A copy: what goes off may wait anew, and that is for the next time.
      const due = [...timers];
      for (const { act } of due) act();
    },
    timers,
  };
}

function replyOf(answer: Answer): unknown {
  return 'reply' in answer ? answer.reply : answer;
}
