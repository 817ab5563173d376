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
  clearTaken:
    'Money was received for this sale. Give it back first; a manager’s leave is needed, and the shift’s report tells of it.',
  takenSoFar: '{{amount}} ({{ways}}) received',
  clearQuestion: 'Drop all {{count}} items of this sale?',
  clearYes: 'Drop the sale',
  lineHint: 'Tap to change quantity, price, discount or note.',
  lineEdit: 'Off/Price',
  hold: 'Hold',
  discount: 'Discount',
  discounted: '{{off}} off',
  taken: '{{amount}} taken off',
  off: 'Off: {{reason}}',
  credit: 'The buyer has {{amount}} for other goods',
  creditLater: 'Another day',
  creditKept: 'The buyer keeps the return slip for {{amount}} and shows it another day.',
  leaveToRemove: 'Remove {{name}} after payment began',
  leaveToClear: 'Drop the sale: {{lines}} lines, {{amount}}',
} as const;

export const quantity = {
  title: 'Quantity',
  unit: 'Number ({{unit}})',
  weight: 'Weight ({{unit}})',
  save: 'Change',
  add: 'Add to the sale',
  weighFirst:
    'The weight of {{name}} is still to be entered. Enter it and scan the last item again, or press Esc if it is not wanted.',
  fault: {
    notANumber: 'Enter a number, such as 3 or 0,35',
    tooFine: 'Three decimals at most, such as 0,357',
  },
  heavy: '{{amount}} {{unit}} comes to {{price}}. If that is so, press again; if it was grams, type {{grams}}.',
  each: '{{price}} / {{unit}}',
  leave: '{{name}}: {{quantity}} → {{to}} {{unit}}, at {{price}}',
} as const;

export const pad = { back: 'Delete a digit', clear: 'Clear', keys: 'Number pad' } as const;

export const line = {
  parts: 'Change the line',
  quantity: 'Quantity',
  discount: 'Discount',
  price: 'Price',
  note: 'Note',
} as const;

export const discount = {
  sale: 'Discount on the sale',
  percent: 'Per cent off',
  amount: 'Amount off',
  from: 'Goods {{amount}}',
  left: '{{amount}} left',
  fault: {
    noGoods: 'There is nothing to take it off yet.',
    nothing: 'Type how much off, then Enter.',
    noPercent: 'Per cent is 0.1 to 100. An amount: the d key.',
    tooMuch: '{{most}} at most',
  },
  standing: '{{off}} off: {{reason}}',
  remove: 'Take it back',
  why: 'Choose why, and it is given',
  /** Divided by `|`. */
  reasons: 'Regular buyer|Buys many|Display piece|Dented or near its date',
  own: 'Another reason…',
  give: 'Give',
  leaveLine: '{{off}} off {{quantity}} {{unit}} {{name}}: {{whole}} becomes {{left}}',
  leaveSale: '{{off}} off the sale: {{whole}} becomes {{left}}',
} as const;

export const price = {
  new: 'New price ({{unit}})',
  listed: 'Listed at {{price}}',
  standing: 'Sold at {{price}}: {{reason}}',
  back: 'Back to the list',
  why: 'Choose why, and it is set',
  reasons: 'Label says otherwise|Agreed with the buyer|Near its date|Producer changed it',
  give: 'Set',
  leave: '{{name}} ({{quantity}} {{unit}}): {{from}} → {{to}}',
} as const;

export const note = {
  label: 'A note, printed under the line',
  usual: 'Gift wrap|Collected later',
  own: 'Another note…',
  keep: 'Keep',
  remove: 'Remove the note',
} as const;

export const buyer = {
  title: 'Who is buying',
  local: 'Local',
  domestic: 'Domestic',
  foreign: 'Foreign',
} as const;

export const held = {
  title: 'Held sales',
  name: 'Hold the open sale; a name helps to find it (optional)',
  example: 'lady in red',
  phone:
    'Write a number to call back only if the buyer agrees. Name and number stay at this till and are gone for good once the sale is recalled or dropped.',
  hold: 'Hold',
  list: 'Held sales',
  none: 'No sale is held.',
  count: '{{count}} held',
  nameless: 'without a name',
  more: '+ {{count}} more',
  by: '{{time}} · {{name}}',
  done: 'Held: {{name}}. F6 brings it back.',
  inPlace: 'The open sale is held in its place; F6 brings it back.',
  repriced: 'Held since another day: {{names}} cost otherwise today. Tell the buyer the new total.',
  gone: 'No longer sold: {{names}}. Left out.',
  drop: 'Drop the held sale {{name}}',
  dropYes: 'Really drop?',
  leaveToDrop: 'Drop the held sale {{name}}, {{amount}}',
} as const;

export const missed = {
  title: 'Asked for, not here',
  offer: 'Asked for, not here',
  short: 'Not there',
  what: 'What was asked for',
  note: 'More (optional; no names or phone numbers)',
  keep: 'Write down',
  told: 'Written down: “{{text}}” was asked for.',
} as const;

export const keys = {
  title: 'Keys',
  help: 'These keys',
  quantity: 'Quantity of the chosen line',
  search: 'Find by name, producer or code',
  line: 'Discount and price of the chosen line',
  find: 'Find a sale, take goods back',
  hold: 'Hold a sale, bring one back',
  discount: 'Discount on the sale',
  remove: 'Remove the chosen line',
  pay: 'Pay',
  shift: 'Shift and drawer',
  stock: 'Stock',
  camera: 'Scan by camera',
  times: 'Three of the next thing scanned or tapped',
  letters: 'Type a name to find it at once',
  step: 'One more, one less',
  choose: 'Choose another line',
  missed: 'Write the chosen result down as asked for and not there',
  enter: 'Done, take, pay',
  escape: 'Never mind, back',
} as const;
