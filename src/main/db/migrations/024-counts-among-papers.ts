/** A stock count that is over has its paper, too, and is found among the others. */
export const countsAmongPapers = `
DROP INDEX journal_stock_papers;
CREATE INDEX journal_stock_papers ON journal (seq) WHERE kind IN
  ('goods-received', 'goods-written-off', 'goods-sent', 'goods-arrived', 'producer-settled', 'producer-paid',
   'stock-adjusted');
`;
