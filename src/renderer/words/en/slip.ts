export const slip = {
  unknownQuestion: { slip: 'Did slip {{number}} come out?', labels: 'Did all of {{number}} come out?' },
  unknownMore: {
    silent: 'The printer said nothing, so the till does not know.',
    lost: 'The printer was lost halfway. Nothing is lost.',
    ended: 'The till went off while it was printing. Nothing is lost.',
    faulty: 'The till went wrong over it. Nothing is lost.',
  },
  cameOut: 'Yes, it did',
  didNotComeOut: 'No, print it again',
  image: 'Slip number {{number}}',
  reprint: 'Print again',
  reprinting: 'A COPY of slip {{number}} is being sent to the printer.',
  reprintWaits: '{{state}}: a COPY of slip {{number}} is kept and waits. It comes out once the printer can.',
  reprintKept: 'No printer is connected: a COPY of slip {{number}} was kept as a picture in the data folder.',
  noImage: 'There is no picture of this slip.',
} as const;
