/** The papers of goods among all entries, which are mostly sales: listed newest first, and found by number. */
export const stockPapers = `
CREATE INDEX journal_stock_papers ON journal (seq) WHERE kind IN
  ('goods-received', 'goods-written-off', 'goods-sent', 'goods-arrived', 'producer-settled', 'producer-paid');
`;
