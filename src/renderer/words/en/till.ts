export const app = {
  title: 'Quầy OCOP',
  till: 'Till {{till}}',
  notFound: 'The till cannot be opened here. Open it again by the address it printed when it started.',
  away: 'The till does not answer',
  awayMore:
    'Reconnecting. Paid sales and the open cart are kept in the machine; nothing is lost. If this takes more than a minute, start Quầy OCOP again on this machine.',
  failed: 'The till could not do this. Nothing is lost; try again, and if it stays so, restart the till.',
  close: 'Close',
  cancel: 'Cancel',
  answer: 'Answer',
  back: 'Back',
} as const;

export const menu = {
  open: 'Open the menu',
  title: 'Menu',
  recent: 'Find a slip',
  sync: 'Send to the centre now',
  exportJournal: 'Export the journal to verify',
  exported: 'The journal up to entry {{entries}} is in the file {{name}}.',
  printers: 'Printers',
  scanner: 'Check the scanner',
  sound: 'Beep',
  soundOn: 'On',
  soundOff: 'Off',
  language: 'Language',
  look: 'Look',
  lookSystem: 'As the system',
  lookLight: 'Light',
  lookDark: 'Dark',
  size: 'Text size',
  sizeNormal: 'Normal',
  sizeLarge: 'Large',
  changePin: 'Change PIN',
  signOut: 'Change cashier',
} as const;

export const status = {
  label: 'State of the till',
  shiftSince: 'shift since {{time}}',
  shiftOf: '{{name}}’s shift since {{time}}',
  noShift: 'no shift open',
  sentAll: 'All sent {{time}}',
  nothingYet: 'Nothing sent yet',
  sending: 'Sending to the centre',
  unsent: '{{count}} not sent',
  oldest: 'oldest {{age}}',
  unreachable: 'Centre not reached',
  refused: 'The centre has not accepted them',
  revoked: 'The centre has shut this till out',
  replaced: 'This machine is replaced',
  forked: 'The centre has set this till aside',
  calm: {
    never:
      'This till has sent nothing to the centre yet. Selling goes on; it sends by itself once the centre is reached.',
    ok: 'Every sale is at the centre.',
    sending: 'The till is sending its sales to the centre.',
    unreachable:
      'No network, or the centre is down. Selling goes on; sales are sent once it is back, and none is lost.',
    refused: 'The centre has not accepted this till’s sales. They are all kept here; tell the manager.',
    revoked:
      'The centre has shut this till out and takes no more sales from it. Nothing is lost: every sale is kept here. Sell no more at this till and tell the manager.',
    replaced:
      'The centre gave this till’s number to another machine, so this one can send no more. Nothing is lost: every sale is kept here. Sell no more at this machine. If any sale is unsent, sign in, press “Write a file for the centre” here, and bring it there.',
    forked: 'The centre sees two different records of this till and has kept both. Go on selling and tell the manager.',
  },
  folder: { low: 'Disk nearly full', full: 'Disk full', damaged: 'Data damaged in a place' },
  folderCalm: {
    low: 'The disk of this computer is nearly full. Nothing is lost and selling goes on; have other files deleted, never those of the till.',
    full: 'The disk of this computer is full. No sale is lost; the till works from its reserve, enough to go on for a while and close the shift. Have other files deleted now, never those of the till.',
    damaged:
      'The disk has damaged a place in this till’s data. The centre has every sale that was sent, and the data is left as it is. Close the shift and have the manager restore a backup; delete nothing.',
  },
  unsentFact: 'Not sent',
  unsentValue: '{{count}} sales',
  oldestFact: 'Oldest',
  lastSyncFact: 'Last sent',
  never: 'never',
  nothing: 'none',
  syncNow: 'Send now',
  ageNow: 'under 1 min',
  ageMinutes: '{{count}} min',
  ageHours: '{{count}} h',
  ageDays: '{{count}} d',
} as const;

export const enrol = {
  title: 'Pair this till with the centre',
  lead: 'Ask the centre to make a pairing code for this outlet and enter it here. It works once and expires soon.',
  centre: 'Address of the centre',
  centreHint: 'For example https://ocop.camau.gov.vn',
  centreWrong: 'The address begins with https:// or http://',
  code: 'Pairing code',
  codeMissing: 'Enter the code the centre has just made',
  submit: 'Pair',
  working: 'Pairing…',
} as const;
