/** A photograph that goes with what is told. */
export const photo = {
  title: 'A photograph of the goods (may be left out)',
  take: 'Take a photograph',
  file: 'Choose a file…',
  shoot: 'Take it',
  kept: 'The photograph that goes to the centre',
  drop: 'Leave it out',
  unreadable: 'This is no picture that can be read. Choose another JPEG, PNG or WebP.',
  leftOut: 'The photograph could not be kept here.',
} as const;
