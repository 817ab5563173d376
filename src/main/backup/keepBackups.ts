import {
  type BackupStanding,
  type BackupTrouble,
  backupStanding,
  type SecondTrouble,
} from '../../shared/backup/standing.ts';
import type { BackupsShown } from '../../shared/contract/backup.ts';
import type { Instant } from '../../shared/day.ts';
import type { RefusalOf } from '../../shared/refusal.ts';
import {
  backupsIn,
  isFolder,
  isSameDisk,
  ownBackups,
  placeFault,
  placesToChoose,
  secondBackups,
  secondPlace,
  setSecondPlace,
} from './places.ts';
import { factsOfBackup } from './readBackup.ts';
import type { BackupDone, BackupJob } from './work.ts';

/** A till's backups: made by themselves, and shown. */
export type Backups = {
  readonly standing: () => BackupStanding;
  /** When the newest that proved whole was made. */
  readonly lastAt: () => Instant | null;
  readonly shown: () => BackupsShown;
  /** Makes one, after the one that is under way. */
  readonly now: () => Promise<BackupsShown>;
  /** A shift was closed: soon, once its slip is out and the drawer is put away. */
  readonly shiftClosed: () => void;
  readonly chooseSecond: (
    place: string | null,
  ) => Promise<BackupsShown | RefusalOf<'no-such-folder' | 'folder-of-till' | 'folder-not-writable'>>;
  readonly close: () => Promise<void>;
};

export type BackupParts = {
  readonly database: string;
  /** The till's data folder. */
  readonly folder: string;
  readonly clock: () => Instant;
  readonly later: (ms: number, act: () => void) => () => void;
  /** Whether there is a journal: a till that nobody enrolled has nothing to lose. */
  readonly enrolled: () => boolean;
  readonly work: (job: BackupJob, signal: AbortSignal) => Promise<BackupDone>;
  readonly onChange: () => void;
  readonly log: (message: string, facts: Record<string, unknown>) => void;
};

/** ms after a shift was closed: the Z slip comes out first. */
const AFTER_CLOSING = 5_000;
/** ms between two looks whether the day's backup is due; also after one that failed. */
const LOOK_EVERY = 10 * 60_000;
/** ms after the start: whoever opens the shop in the morning sells first. */
const AFTER_START = 90_000;
const DAY = 24 * 3_600_000;

export function keepBackups(parts: BackupParts): Backups {
  const { folder, clock, later } = parts;
  const own = ownBackups(folder);
  const closing = new AbortController();
  let trouble: BackupTrouble | null = null;
  let second: SecondTrouble | null = null;
  let making: Promise<void> | undefined;
  let stopWaiting = later(AFTER_START, () => look());
  let stopClosing: (() => void) | undefined;

  // Asked for at every sale, so the folder is not read for it.
  let lastAt = newestOf(own);
  const standing = (): BackupStanding => backupStanding({ lastAt, trouble, second }, clock());

  const look = (): void => {
    stopWaiting();
    stopWaiting = later(LOOK_EVERY, look);
    if (isDue()) void make();
    else parts.onChange();
  };

  const isDue = (): boolean => {
    if (lastAt === null || clock() - lastAt >= DAY || lastAt > clock()) return true;
    // What does not prove whole does not mend by itself, and a stick that is away is waited for.
    if (trouble !== null) return trouble !== 'damaged';
    return second === 'missing' && isFolder(secondPlace(folder) ?? '');
  };

  const make = (): Promise<void> => {
    making ??= makeOne().finally(() => {
      making = undefined;
      if (!closing.signal.aborted) parts.onChange();
    });
    parts.onChange();
    return making;
  };

  const makeOne = async (): Promise<void> => {
    if (!parts.enrolled() || closing.signal.aborted) return;
    const job = { database: parts.database, folder: own, second: secondPlace(folder), at: clock() };
    try {
      const done = await parts.work(job, closing.signal);
      ({ trouble, second } = done);
      lastAt = newestOf(own);
      if (done.trouble ?? done.second) parts.log('a backup is missing', { ...done });
    } catch (error) {
      if (closing.signal.aborted) return;
      trouble = 'failed';
      parts.log('no backup was made', { error });
    }
  };

  const shown = (): BackupsShown => {
    const kept = backupsIn(own);
    return {
      standing: standing(),
      trouble,
      making: making !== undefined,
      folder: own,
      kept: kept.length,
      last: lastShown(kept[0]),
      second: secondShown(folder, second),
      places: placesToChoose(folder),
    };
  };

  const now = async (): Promise<BackupsShown> => {
    // The one under way may have begun before what the asker wants kept was there.
    await making;
    await make();
    return shown();
  };

  return {
    standing,
    lastAt: () => lastAt,
    shown,
    now,
    shiftClosed: () => {
      stopClosing?.();
      stopClosing = later(AFTER_CLOSING, () => void make());
    },
    chooseSecond: async (place) => {
      const fault = place === null ? undefined : placeFault(folder, place);
      if (fault) return fault;
      setSecondPlace(folder, place);
      second = null;
      return now();
    },
    close: async () => {
      closing.abort();
      stopWaiting();
      stopClosing?.();
      await making;
    },
  };
}

function newestOf(folder: string): Instant | null {
  return backupsIn(folder)[0]?.at ?? null;
}

function lastShown(newest: ReturnType<typeof backupsIn>[number] | undefined): BackupsShown['last'] {
  if (!newest) return null;
  try {
    const { sales, bytes, lastAt } = factsOfBackup(newest.file);
    return { ...newest, sales, bytes, lastAt };
  } catch {
    // Spoilt since it was proved: the next one says so, or takes its place.
    return null;
  }
}

function secondShown(folder: string, trouble: SecondTrouble | null): BackupsShown['second'] {
  const place = secondPlace(folder);
  if (place === null) return null;
  const there = isFolder(place);
  return {
    place,
    there,
    sameDisk: there && isSameDisk(folder, place),
    last: newestIn(folder, place),
    trouble: there ? trouble : 'missing',
  };
}

function newestIn(folder: string, place: string): { readonly at: Instant; readonly file: string } | null {
  const own = backupsIn(ownBackups(folder))[0];
  if (!own) return null;
  try {
    return backupsIn(secondBackups(place, factsOfBackup(own.file)))[0] ?? null;
  } catch {
    return null;
  }
}
