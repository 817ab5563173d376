/**
 * What the lists of stock begin with, so that none of them adds up all that is there: what is below 0, of no lot, or ends soon. A
 * sum below 0 has a part below 0.
 */
export const stockLists = `
CREATE INDEX stock_below ON stock (product) WHERE on_hand < 0;
CREATE INDEX told_stock_below ON told_stock (product) WHERE on_hand < 0;
CREATE INDEX stock_loose ON stock (product) WHERE lot = '';
CREATE INDEX told_stock_loose ON told_stock (product) WHERE lot = '';
CREATE INDEX lot_by_end ON lot (expires) WHERE expires IS NOT NULL;
CREATE INDEX told_lot_by_end ON told_lot (expires) WHERE expires IS NOT NULL;
`;
