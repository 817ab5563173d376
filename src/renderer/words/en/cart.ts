export const cart = {
  title: 'New sale',
  lines: 'Lines',
  empty: 'Scan the first product',
  emptyMore: 'or tap one on the left, or type its name (F3)',
  total: 'Total',
  pieces: '{{count}} items',
  removeLine: 'Remove',
  quantity: 'Quantity',
  more: 'One more',
  less: 'One less',
  pay: 'Pay',
  touched: '{{name}}: {{quantity}}, {{amount}}',
  removed: '{{name}} removed',
  clear: 'Drop the sale',
  clearQuestion: 'Drop all {{count}} items of this sale?',
  clearYes: 'Drop the sale',
  lineHint: 'Tap to change the quantity.',
} as const;

export const quantity = {
  title: 'Quantity',
  unit: 'Number ({{unit}})',
  weight: 'Weight ({{unit}})',
  save: 'Change',
  add: 'Add to the sale',
  notANumber: 'Enter a number, such as 3 or 0,35',
} as const;

export const pad = { back: 'Delete a digit', clear: 'Clear', keys: 'Number pad' } as const;
