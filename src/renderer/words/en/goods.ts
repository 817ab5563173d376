export const search = {
  label: 'Find a product',
  placeholder: 'Scan or type a name…',
  key: 'F3 Find',
  timesClear: '{{count}} of the next product. Tap to clear.',
  clear: 'Clear the search',
  results: 'Search results',
  found: '{{count}} found',
  nothing: 'Nothing matches “{{text}}”.',
  nothingMore: 'Try fewer letters, the producer’s name, or scan the code on the pack.',
} as const;

export const catalogue = {
  all: 'All',
  categories: 'Categories',
  before: 'Earlier categories',
  after: 'Further categories',
  products: 'Products',
  noPrice: 'No price yet',
  empty: 'There are no products yet. The catalogue arrives once the till reaches the centre.',
  demo: 'The starter shop’s prices are for trying out; they are not real.',
  demoOk: 'Understood',
  stars: 'OCOP {{stars}} stars',
  perUnit: ' / {{unit}}',
  each: 'per {{unit}}',
} as const;

export const scan = {
  mangled: 'The Vietnamese input method rewrote the code. Switch it off (UniKey, EVKey) and scan again.',
  setupCard: 'This is the scanner’s set-up card, not something to sell.',
  notSelling: 'Open the shift before scanning.',
} as const;
