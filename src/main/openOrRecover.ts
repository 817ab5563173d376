import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Recoverable, Restorable } from '../shared/contract/recovery.ts';
import { LostBy } from '../shared/contract/recovery.ts';
import type { Status, TillState } from '../shared/contract/till.ts';
import { type Answer, type CallName, calls, type InputOf } from '../shared/contract.ts';
import { isRefusal, type Refusal } from '../shared/refusal.ts';
import { askCentre } from './backup/atCentre.ts';
import { findBackups } from './backup/found.ts';
import { backupsBelow, backupsIn, isFolder, otherDisks, ownBackups } from './backup/places.ts';
import { restoreBackup, setDatabaseAside } from './backup/restore.ts';
import { diskFault } from './db/sqlite.ts';
import { TillUnusable } from './db/unusable.ts';
import { newEvents } from './events.ts';
import { lockFolder } from './folder/lock.ts';
import { DATABASE } from './ledger/openLedger.ts';
import { openTill } from './open.ts';
import type { Face, Till, TillOptions } from './till.ts';

/** ms. Whoever waits for a till to open does not wait long for a centre that does not answer. */
const CENTRE_WITHIN = 5_000;

/**
 * Opens the till; where its database is lost or damaged, a till that can do one thing: put a backup in its place, and be the
 * till from then on. The screen stays the same, and so does whoever holds on to it.
 * @throws TillUnusable for what no backup mends
 */
export function openOrRecover(options: TillOptions): Till {
  if (isGone(options.folder)) return recovering(options, 'missing');
  try {
    return openTill(options);
  } catch (error) {
    const lost = error instanceof TillUnusable ? LostBy.safeParse(error.reason).data : undefined;
    if (lost === undefined) throw error;
    options.log.error('the till’s data cannot be opened', { error });
    return recovering(options, lost);
  }
}

/** There are backups, and nothing that they are of: this was a till, and no new one. */
function isGone(folder: string): boolean {
  return !existsSync(join(folder, DATABASE)) && backupsIn(ownBackups(folder)).length > 0;
}

function recovering(options: TillOptions, lost: LostBy): Till {
  const events = newEvents();
  const shown = newEvents();
  let till: Till | undefined;
  let working: Promise<unknown> = Promise.resolve();

  const become = async (): Promise<void> => {
    const opened = openTill(options);
    till = opened;
    opened.listen(events.emit);
    opened.display.listen(shown.emit);
    const state = await opened.answer('till.state', {});
    if ('reply' in state) events.emit('state', state.reply as TillState);
  };

  const restore = async (file: string): Promise<unknown> => {
    if (till) return NOTHING;
    if (!existsSync(file)) return { refused: 'no-such-backup' } satisfies Refusal;
    const signal = AbortSignal.timeout(RESTORE_WITHIN);
    const made = await locked(options.folder, () => restoreBackup({ ...options, signal }, file));
    options.log.warn('a backup was restored', { file, made });
    if (isRefusal(made)) return made;
    await become();
    const { entries: _, ...said } = made;
    return said;
  };

  const beginAnew = async (): Promise<unknown> => {
    if (till) return NOTHING;
    const aside = await locked(options.folder, async () => setDatabaseAside(options.folder, options.clock()));
    options.log.warn('what could not be opened was set aside', { aside });
    await become();
    return { done: true };
  };

  /** One at a time: pressed twice, the second finds a till that is whole. */
  const inTurn = (act: () => Promise<unknown>): Promise<unknown> => {
    const turn = working.then(act);
    working = turn.catch(() => undefined);
    return turn;
  };

  const handlers: { readonly [N in CallName]?: (input: never) => unknown } = {
    'till.state': () => ({ stage: 'unusable', lost }) satisfies TillState,
    'till.status': () => NO_STATUS,
    'recovery.look': ({ from }: InputOf<'recovery.look'>) => look(options, from),
    'recovery.restore': ({ file }: InputOf<'recovery.restore'>) => inTurn(() => restore(file)),
    'recovery.beginAnew': () => inTurn(beginAnew),
  };

  return {
    answer: async (name, input) => till?.answer(name, input) ?? answered(handlers, name, { input, options }),
    listen: events.listen,
    display: {
      answer: async (name, input) => till?.display.answer(name, input) ?? UNUSABLE,
      listen: shown.listen,
    } satisfies Face,
    photo: async (name) => till?.photo(name),
    close: async () => {
      await working;
      await till?.close();
    },
  };
}

/** ms. A month of entries from the centre over a slow line. */
const RESTORE_WITHIN = 10 * 60_000;

const NOTHING = { refused: 'nothing-to-restore' } as const satisfies Refusal;
const UNUSABLE: Answer = { turnedAway: { refused: 'till-unusable' } };

/** Of a till that is not open nothing is known. */
const NO_STATUS: Status = {
  unsent: 0,
  oldestUnsentAt: null,
  lastSyncAt: null,
  sync: 'never',
  printer: 'preview',
  slipsWaiting: 0,
  slipUnknown: null,
  slipsUnknown: 0,
  disk: 'enough',
  ledger: 'damaged',
  backup: 'none-yet',
};

type Asked = { readonly input: unknown; readonly options: TillOptions };

async function answered(
  handlers: { readonly [N in CallName]?: (input: never) => unknown },
  name: string,
  { input, options }: Asked,
): Promise<Answer> {
  if (!Object.hasOwn(calls, name)) return { problem: 'not-a-call' };
  const handler = handlers[name as CallName];
  if (!handler) return UNUSABLE;
  const parsed = calls[name as CallName].input.safeParse(input);
  if (!parsed.success) return { problem: 'malformed' };
  try {
    return { reply: await handler(parsed.data as never) };
  } catch (error) {
    options.log.error(`${name} failed`, { error });
    const refused = diskFault(error) ?? fileFault(error);
    return refused ? { turnedAway: { refused } } : { problem: 'failed' };
  }
}

/** Copying files, the disk says what it has in its own words. */
function fileFault(error: unknown): 'disk-full' | 'disk-trouble' | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  return /^E[A-Z]+$/.test(code) ? 'disk-trouble' : undefined;
}

async function locked<T>(folder: string, act: () => Promise<T>): Promise<T> {
  const unlock = lockFolder(folder);
  try {
    return await act();
  } finally {
    unlock();
  }
}

/** What there is to choose from, and what the centre would add to each. */
async function look(options: TillOptions, from: string | undefined): Promise<Recoverable> {
  // Whoever plugs the stick in need not know what the machine calls it.
  const disks = otherDisks(options.folder);
  const found = findBackups(options.folder, from === undefined ? disks : [...disks, from]);
  const readable = found.flatMap(({ file, at, facts }) => (facts ? [{ file, at, facts }] : []));
  const signal = AbortSignal.timeout(CENTRE_WITHIN);
  const { device, known } = await askCentre(readable, options.keyring, signal);
  const backups: Restorable[] = readable.map((each) => ({
    ...each,
    mine: each.facts.device === device,
    atCentre: known.get(each.file) ?? { history: 'unknown' },
  }));
  const named = from === undefined ? null : { there: isFolder(from), count: backupsBelow(from).length };
  return { backups, unreadable: found.length - readable.length, named };
}
