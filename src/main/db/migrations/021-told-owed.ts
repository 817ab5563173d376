/** The centre now tells what is owed, too: from the beginning, for the cursor has passed what was not told. */
export const toldOwed = `
UPDATE stock_feed SET n = 0;
`;
