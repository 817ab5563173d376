import type { Status } from '../../shared/contract/till.ts';

/** What is wrong with the till's folder, the worst first; undefined where nothing is. */
export function folderTrouble({ disk, ledger }: Status): 'damaged' | 'full' | 'low' | undefined {
  if (ledger === 'damaged') return 'damaged';
  return disk === 'enough' ? undefined : disk;
}
