import type { Words } from '../words.ts';

export const recover: Words['recover'] = {
  title: 'Restore this till',
  lost: {
    damaged: 'The till’s data file is damaged on the disk.',
    'not-a-database': 'The till’s data file is no database any more.',
    emptied: 'The till’s data file has been emptied.',
    missing: 'The till’s data file is gone, though this till has sold.',
    behind: 'The till’s data file is older than what the till has written.',
    another: 'The data file is another till’s, or was replaced by another copy.',
  },
  lead: 'Choose a backup to go on selling. The damaged file is set aside, never deleted.',
  backups: 'Backups',
  looking: 'Looking for backups, and asking the centre…',
  none: 'No backup was found. Plug in the backup stick and look there, or pair this machine with the centre again.',
  unreadable: '{{count}} backup files cannot be read and were passed over.',
  sales: '{{sales}} sales, up to {{upTo}}',
  noSales: 'no sale yet',
  asked: 'The centre has {{count}} entries beyond this backup: they are fetched back.',
  same: 'The centre has nothing newer than this backup.',
  unreachable: 'The centre could not be asked. Sales after this backup are still there if they had been sent.',
  anotherMachine: 'Of another machine ({{till}}): it cannot be used here.',
  restore: 'Restore this backup',
  restoring: 'Restoring; do not switch off…',
  newNumbers: 'Slips after this bear a mark of their own, so no number is ever used again.',
  lookIn: 'Look in another folder',
  lookInHint: 'For example E:\\ or /media/usb',
  look: 'Look',
  anew: 'Pair again as a new machine',
  anewLead:
    'No backup that can be used? Ask the centre for an enrolment code and pair this machine as a new till. What was sent is at the centre, and no slip number is used again.',
  anewSure: 'Set the damaged file aside and pair this machine again?',
  done: '{{sales}} sales restored.',
  doneFetched: '{{sales}} sales restored, {{fetched}} entries of them fetched from the centre.',
  doneUnreachable:
    '{{sales}} sales restored. The centre could not be asked: should it have sales that this till has not, it keeps both and tells the manager.',
};
