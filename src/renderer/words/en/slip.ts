export const slip = {
  unknownQuestion: 'Did slip {{number}} come out?',
  unknownMore: 'The printer was lost halfway. The sale is kept.',
  cameOut: 'Yes, it did',
  didNotComeOut: 'No, print it again',
  image: 'Slip number {{number}}',
  reprint: 'Print again',
  reprinting: 'A COPY of slip {{number}} was sent to the printer.',
  reprintKept: 'No printer is connected: a COPY of slip {{number}} was kept as a picture in the data folder.',
  noImage: 'There is no picture of this slip.',
} as const;
