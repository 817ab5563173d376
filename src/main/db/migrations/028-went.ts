/**
 * What became of goods that were not sold, beside what they brought, thousandths (`shared/settlement/went.ts`), and what each till's
 * settlements had counted last of goods (JSON; null: told by a version of before). Own sums are made again from the journal, in steps;
 * the centre tells its own from the beginning, for the cursor has passed what was not told.
 */
export const went = `${(['brought', 'settled', 'told_brought', 'told_settled'] as const)
  .flatMap((table) =>
    ['back', 'expired', 'damaged', 'sample', 'gift', 'theft', 'spoilt', 'away', 'short'].map(
      (how) => `ALTER TABLE ${table} ADD COLUMN ${how} INTEGER NOT NULL DEFAULT 0;`,
    ),
  )
  .join('\n')}
ALTER TABLE settled ADD COLUMN counted TEXT;
ALTER TABLE told_settled ADD COLUMN counted TEXT;
DELETE FROM brought;
UPDATE brought_state SET seq = 0;
UPDATE stock_feed SET n = 0;
DROP VIEW all_brought;
DROP VIEW all_settled;
CREATE VIEW all_settled AS
  SELECT owner, product, lot, sold, returned, taken, paid, shop, producer, programme, back, expired, damaged, sample, gift, theft,
    spoilt, away, short, commission, payable, counted FROM settled
  UNION ALL
  SELECT owner, product, lot, sold, returned, taken, paid, shop, producer, programme, back, expired, damaged, sample, gift, theft,
    spoilt, away, short, commission, payable, counted FROM told_settled;
`;
