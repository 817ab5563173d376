export const stockRoom = {
  title: 'Stock',
  lead: 'Goods in, goods out, goods on the shelf.',
  leave: 'Back to selling',
  training: 'Training is on: everything can be looked at, nothing is written into the books.',
  drop: 'Discard all',
  dropTitle: 'Discard what was typed?',
  dropLead: '{{count}} lines will be gone. Nothing is in the books yet.',
};
