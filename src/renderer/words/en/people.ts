export const signIn = {
  title: 'Who is at the counter?',
  lead: 'Tap your name, or scan your badge.',
  stale:
    'For {{count}} days this till has not heard all from the centre. Somebody who was taken off may still sign in here: connect it, then press Send now. Selling goes on.',
  replaces: 'This machine took the place of till {{till}}’s old one, under the same number.',
  replacesLast:
    'The centre has {{entries}} entries of the old machine; its last slip is {{number}}, at {{at}}. What it sold after that the centre does not have: if the old machine still starts, write a file there for the centre; of a backup a technician can.',
  replacesNothing:
    'The centre has no slip of the old machine ({{entries}} entries). If the old machine still starts, write a file there for the centre; of a backup a technician can.',
  replacesNumbers:
    'New slips are numbered from {{number}} on, so none that was printed comes again. Count the drawer before you open the shift.',
  nobody: 'The centre has named nobody who sells here yet. Names will appear here once it does.',
  role: { cashier: 'Cashier', manager: 'Manager', administrator: 'Administrator' },
  standing: { none: 'no PIN yet', blocked: 'locked, needs a manager', centre: 'locked, ask the centre' },
  enter: 'Hello {{name}}',
  enterLead: 'Enter your PIN.',
  locked: 'Is {{name}} still here?',
  lockedLead: 'The till locked because nobody touched it. The cart is kept. Enter your PIN to go on.',
  somebodyElse: 'Somebody else',
  forgotten: 'Forgot the PIN?',
  atCentre: '{{name}} cannot sign in',
  atCentreLead: 'This PIN was tried wrongly too often. Ask the centre to press “Reset PIN”, then set a new one here.',
  nobodyReleases: 'No manager here can allow a new PIN. Ask the centre to press “Reset PIN” for {{name}}.',
} as const;

export const pin = {
  digits: 'PIN, {{count}} of 6 digits entered',
  checking: 'Checking…',
  waiting: 'Try again in {{clock}}',
  scanned: 'This is a PIN: type it by hand, do not scan.',
  choose: '{{name}}, choose a PIN',
  chooseLead: 'Six digits that only you know. Birthdays and repeated digits are easily guessed.',
  managerFirst: '{{name}} sets a PIN first',
  managerFirstLead:
    'A new till: a manager needs a PIN before {{name}} can sign in. Manager, choose six digits that only you know.',
  whoFirst: 'A manager sets a PIN first',
  whoFirstLead: 'A new till: a manager needs a PIN before {{name}} can sign in. Who sets theirs?',
  again: 'Enter it again',
  againLead: 'Once more, to be sure you know it.',
  differs: 'The two were not the same. Choose again from the start.',
  whoReleases: 'Ask a manager',
  whoReleasesLead: 'A manager enters their own PIN so that {{name}} can set a new one. The manager never learns it.',
  release: '{{by}} allows it for {{name}}',
  releaseLead: 'The manager enters their own PIN.',
  old: 'Your present PIN',
  oldLead: 'Enter it, then choose a new one.',
  change: 'Change PIN',
  changed: 'The PIN of {{name}} was changed.',
} as const;

export const badge = {
  nobody: 'This badge is of nobody who sells here. It ends when somebody leaves or goes to another outlet.',
  own: 'This is the badge of {{name}}. A badge only says who it is: type the PIN by hand.',
} as const;

export const approval = {
  title: 'A manager must allow this',
  who: 'Who allows it? They enter their PIN on this screen.',
  by: '{{name}} enters their PIN to allow it this once.',
  nobody: 'No other manager has a PIN at this till. Nothing has changed.',
  right: {
    'change-price': 'Change a price',
    'discount-above-limit': 'A discount above the limit',
    'remove-after-payment-began': 'Remove a line after payment began',
    return: 'Take goods back',
    'return-without-slip': 'Take goods back without a slip',
    'refund-otherwise': 'Give money back for what was not paid in money',
    'spend-credit-without-slip': 'Spend an exchange credit without its slip',
    'open-drawer': 'Open the cash drawer',
    'take-cash-out': 'Take cash out of the drawer',
    'close-anothers-shift': 'Close somebody else’s shift',
    'switch-training': 'Switch training mode',
    'set-up-printers': 'Set up printers',
    'set-up-scanners': 'Set up scanners',
    'receive-goods': 'Receive goods',
    'write-off-goods': 'Write goods off',
    'settle-producer': 'Settle with and pay producers',
    'sell-expired': 'Sell expired goods',
    'send-goods': 'Send goods to another outlet',
    'accept-goods': 'Accept goods that another outlet sent',
    'count-stock-close': 'Close a stock count',
    'take-voucher': 'Take a voucher',
    'drop-payment': 'Take off money that was received',
    'export-journal': 'Export the till’s journal',
    'set-up-backups': 'Choose where backups go',
    'release-pin': 'Allow a new PIN',
  },
} as const;
