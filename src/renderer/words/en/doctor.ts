import type { Words } from '../words.ts';

export const doctor: Words['doctor'] = {
  menu: 'Check this till',
  title: 'How this till is',
  looking: 'Looking… {{done}} of {{of}} parts. You can go on selling.',
  progress: 'Looked at so far',
  sign: {
    well: 'The till is well',
    watch: 'Something should be done soon',
    bad: 'Something must be done now',
    unknown: 'Some of it could not be looked at',
  },
  health: { well: 'well', watch: 'soon', bad: 'now', unknown: 'not seen' },
  state: {
    never: 'Not looked at yet',
    'called-off': 'Called off',
    failed: 'The look did not finish. Nothing was changed; try again, and call support if it stays so.',
  },
  at: 'Looked at {{at}}. Looking changes nothing.',
  again: 'Look again',
  callOff: 'Stop looking',
  copy: 'Copy',
  print: 'Print',
  copied: 'The report is copied.',
  notCopied: 'This computer does not let it be copied. Print it, or make the support bundle.',
  bundle: 'Make the support bundle…',
  bundleTitle: 'Support bundle: read it before you save it',
  bundleLead:
    'This is all that is in it. No name, note, telephone number, address, PIN, key, price or amount of anybody’s; what was taken out shows as ‹…›.',
  files: 'Files in the bundle',
  save: 'Save this bundle',
  saved: 'The support bundle is saved as {{name}}. Send that file to support.',
};
