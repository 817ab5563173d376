export const exchange = {
  title: 'No network? Carry it on a USB stick',
  lead: 'Write a file and take it to the centre; the centre gives a file back for this till. Selling goes on, and doing it again never counts anything twice.',
  make: 'Write a file for the centre',
  take: 'Take in the answer',
  made: '{{entries}} entries written to {{name}}. Take it to the centre; this till keeps them, too.',
  taken_one:
    'Taken in, made by the centre {{at}}: {{changes}} changes of the catalogue; {{count}} entry is not confirmed yet.',
  taken_other:
    'Taken in, made by the centre {{at}}: {{changes}} changes of the catalogue; {{count}} entries are not confirmed yet.',
  takenAll: 'Taken in, made by the centre {{at}}: {{changes}} changes of the catalogue; every entry is at the centre.',
  nothingNew: 'The file that the centre made {{at}} says nothing new: this till knows it all. Nothing changed.',
} as const;
