export const bring = {
  open: 'Take in a till’s file',
  title: 'Take in what was carried from a till',
  lead: 'For a till without a network: the till writes a file, somebody brings it here, and takes the answer back. Taking in the same file again counts nothing twice.',
  choose: 'Choose the file',
  another: 'Choose another file',
  save: 'Save the answer',
  carryBack: 'Save the answer and carry it back: in it are the catalogue, new prices, and word of what was taken in.',
  ofBackup: 'The file was made of a backup of the old machine, so there is no answer to carry back.',
  ended: {
    stored_one: 'Till {{till}}, {{outlet}}: of {{entries}} entries written {{at}}, {{count}} was new. All are here.',
    stored_other: 'Till {{till}}, {{outlet}}: of {{entries}} entries written {{at}}, {{count}} were new. All are here.',
    fork_one:
      'Till {{till}}, {{outlet}}: {{entries}} entries written {{at}}. Its journal forked, so some are kept apart; see “Suspense”. None is lost.',
    fork_other:
      'Till {{till}}, {{outlet}}: {{entries}} entries written {{at}}. Its journal forked, so some are kept apart; see “Suspense”. None is lost.',
    gap_one:
      'Till {{till}}, {{outlet}}: the centre lacks what lies before this file, so none was taken. Carry the answer back and write a new file there; nothing is lost.',
    gap_other:
      'Till {{till}}, {{outlet}}: the centre lacks what lies before this file, so none was taken. Carry the answer back and write a new file there; nothing is lost.',
  },
  refused: {
    unreadable:
      'This file cannot be read: spoilt, cut off, or not a till’s. Copy it again at the till; what came before the fault is kept, nothing is lost.',
    'too-large': 'This file is larger than any till’s. Nothing was taken; look whether it is the right one.',
    'for-till':
      'This is an answer for a till. Carry it there; what belongs here is what the till wrote. Nothing was taken.',
    'unknown-device':
      'No till of this centre wrote this file. Nothing was taken; look whether file and centre are right.',
    revoked:
      'This till was shut out. Nothing was taken. If its machine is dead, press “Replace this machine” there, then take the file in again.',
    'bad-signature': 'The signature is not this till’s. Nothing was taken; write the file again at the till.',
    'broken-chain':
      'The entries do not follow one another. What came before the fault is kept; write the file again at the till, and if that does not help tell a technician.',
    protocol:
      'The till’s program is newer than the centre’s. Nothing was taken; update the centre and take it in again.',
  },
} as const;
