import type { backupCalls as contract } from '../../shared/contract/backup.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';

export function backupCalls({ backups }: Counter) {
  return {
    'backup.shown': () => backups.shown(),
    'backup.now': () => backups.now(),
    'backup.chooseSecond': async ({ place }, permit) => {
      const may = permit('set-up-backups');
      return isRefusal(may) ? may : backups.chooseSecond(place);
    },
  } satisfies HandlersOf<typeof contract>;
}
