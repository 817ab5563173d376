export const tender = {
  title: 'Pay',
  cash: 'Cash',
  total: 'Total',
  rounding: 'Rounding',
  due: 'To pay',
  given: 'Given',
  exact: 'Exact',
  change: 'Change',
  missing: 'Still missing',
  finish: 'Finish',
  quick: 'Likely amounts',
  scanRefused: 'This sale is being paid. Finish it and scan on, or press Esc to add to it.',
  notTaken: 'The till was interrupted before this sale was paid. The cart is whole; press pay again.',
} as const;

export const done = {
  title: 'Paid',
  number: 'Slip {{number}}',
  change: 'Change',
  noChange: 'Exact, no change',
  due: 'Paid',
  given: 'Given',
  next: 'Next sale',
  nextMore: 'Scanning the next product starts a new sale.',
} as const;
