/** A photograph that goes with what is told. */
export const photo = {
  title: 'A photograph of the goods (may be left out)',
  take: 'Take a photograph',
  file: 'Choose a file…',
  shoot: 'Take it',
  kept: 'The photograph that goes to the centre',
  drop: 'Leave it out',
  unreadable: 'This is no picture that can be read. Choose another JPEG, PNG or WebP.',
  add: 'Add a photo',
  done: 'Use it',
  open: 'See the photograph',
  ofPaper: 'The photograph of this paper',
  elsewhere: 'This paper has a photograph. It is kept here no longer; the centre shows it under Stock.',
  leftOut: 'The photograph could not be kept here.',
} as const;
