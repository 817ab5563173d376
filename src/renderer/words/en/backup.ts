import type { BackupStanding, BackupTrouble, SecondTrouble } from '../../../shared/backup/standing.ts';

export const backup = {
  menu: 'Backups',
  title: 'Backups of this till',
  lead: 'The till backs itself up after each shift and every day. Each backup is opened again and proved before it counts.',
  sign: {
    well: 'Backed up',
    'none-yet': 'No backup yet',
    overdue: 'Backup overdue',
    failing: 'Backup failing',
    damaged: 'Data damaged',
    'second-missing': 'Backup disk missing',
    'second-failing': 'Backup disk failing',
  } satisfies Record<BackupStanding, string>,
  calm: {
    well: 'The newest backup was proved whole.',
    'none-yet':
      'There is no backup yet. The first comes by itself in a few minutes; press “Back up now” to have one at once.',
    overdue: 'There has been no new backup for more than a day and a half. Press “Back up now”.',
    failing: 'The last backup was not made. Selling goes on as usual, and nothing was lost.',
    damaged:
      'While backing up, the till found damage in its data file. What was sent is safe at the centre. Call support; delete nothing, unplug nothing.',
    'second-missing':
      'The second place is not there. Selling goes on as usual; plug the disk in again and the till copies on by itself.',
    'second-failing': 'The backup could not be copied to the second place. The one in this computer is good.',
  } satisfies Record<BackupStanding, string>,
  trouble: {
    'folder-full':
      'The disk of this computer is nearly full. Delete other files (none of the till’s), then press “Back up now”.',
    'folder-trouble': 'The backup folder cannot be written. Check the disk and its permissions, or call support.',
    damaged: 'The copy did not prove whole and was thrown away. The good ones from before are still there.',
    failed: 'The till could not make a backup. Start the till again; if it stays so, call support.',
  } satisfies Record<BackupTrouble, string>,
  secondTrouble: {
    missing: 'This disk is not there. Plug it in again and the till copies on by itself, or choose another place.',
    full: 'This disk is full. Delete some files on it, or choose another place.',
    failed: 'It cannot be written, or not read back. Try another disk.',
  } satisfies Record<SecondTrouble, string>,
  last: 'Last good backup',
  holds_one: '{{count}} sale, up to {{upTo}}',
  holds_other: '{{count}} sales, up to {{upTo}}',
  holdsNone: 'no sale yet',
  where: 'In this computer',
  kept: 'Kept',
  keptValue_one: '{{count}} backup',
  keptValue_other: '{{count}} backups',
  never: 'none',
  now: 'Back up now',
  making: 'Backing up…',
  made: 'Backed up and proved.',
  second: 'Second place',
  secondLead:
    'If this computer breaks, the backups in it are gone, too. Choose a USB stick or another disk for a second copy.',
  secondLast: 'Newest there: {{at}}',
  secondNothing: 'Nothing there yet.',
  sameDisk: 'This is on the same disk as the till: if the disk fails, both are lost. Better choose another.',
  choose: 'Choose {{path}}',
  room: '{{gigabytes}} GB free',
  noPlaces: 'No USB stick found. Plug one in and open this again, or type a folder.',
  path: 'Or type a folder',
  pathHint: 'For example D:\\Backups',
  usePath: 'Use this folder',
  stop: 'Use no second place',
  chosen: 'Second place chosen, and a backup copied to it.',
} as const;
