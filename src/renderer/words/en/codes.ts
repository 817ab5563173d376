/** What a scanned code was not, or not only. */
export const codes = {
  choose: 'This code is of several products: which one is it?',
  chooseHint: 'Code {{code}}. Have the centre mend it, so that a scan is enough next time.',
  noPrice: 'no price yet',
  lot: 'Lot {{lot}}',
  expires: 'Use by {{day}}',
  unknown: 'This code is not in the catalogue',
  unknownOffer: 'Find, or tell the centre…',
  unknownLead: 'Nothing was added to the cart.',
  pack: 'What the pack says it is (may be left empty)',
  tell: 'Tell the centre',
  told: 'Written down for the centre: code {{code}}. It arrives with the next sync.',
  find: 'Find by name',
  missed: 'Asked for, not here',
} as const;
