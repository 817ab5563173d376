import type { BackupFacts } from '../../shared/backup/backup.ts';
import type { Instant } from '../../shared/day.ts';
import { backupsBelow, backupsIn, ownBackups, secondPlace } from './places.ts';
import { BackupDamaged, factsOfBackup } from './readBackup.ts';

/** A backup on some disk, and what it says of itself; `facts` null where it cannot be read. */
export type FoundBackup = {
  readonly file: string;
  readonly at: Instant;
  readonly facts: BackupFacts | null;
};

/** Those of a till on its own disk, at its second place, and in folders beside these; newest first. */
export function findBackups(tillFolder: string, beside: readonly string[] = []): FoundBackup[] {
  const second = secondPlace(tillFolder);
  const files = [
    ...backupsIn(ownBackups(tillFolder)),
    ...(second === null ? [] : backupsBelow(second)),
    ...beside.flatMap((folder) => backupsBelow(folder)),
  ];
  const once = [...new Map(files.map((each) => [each.file, each])).values()];
  return once.toSorted((a, b) => b.at - a.at).map(({ file, at }) => ({ file, at, facts: factsIfAny(file) }));
}

function factsIfAny(file: string): BackupFacts | null {
  try {
    return factsOfBackup(file);
  } catch (error) {
    if (error instanceof BackupDamaged) return null;
    throw error;
  }
}
