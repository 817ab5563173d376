/** A promise that is attacked, and by which tests. Each runs short with all tests, and long where there is time. */
export type Proof = {
  readonly name: string;
  /** One sentence: what is promised. */
  readonly about: string;
  /** Files of Vitest; those that know a long form ask `tests/support/long.ts`. */
  readonly tests: readonly string[];
};

/** In the order of docs/reliability.md, which tells of each what the latest figures are. */
export const proofs: readonly Proof[] = [
  {
    name: 'exports',
    about: 'three verifiers that share nothing say the same of whatever tills export, whole or harmed',
    tests: ['tests/main/journal/archive.test.ts'],
  },
  {
    name: 'tampering',
    about:
      'whatever is changed in a ledger is found, column by column and attack by attack, at a till and at the centre',
    tests: ['tests/main/journal/tamper.test.ts', 'tests/central/exportJournals.test.ts', 'tests/shared/journal'],
  },
  {
    name: 'ledger',
    about: 'no statement of ours changes or takes away what stands in a ledger, and at a till none could',
    tests: ['tests/main/db/ledger.test.ts'],
  },
  {
    name: 'cursor',
    about: 'readers of the feed miss nothing while eight write it on a real PostgreSQL',
    tests: ['tests/central/db/feed.test.ts'],
  },
  {
    name: 'power',
    about: 'whenever the power goes while a till sells, every sale that was said is there in the morning',
    tests: ['tests/main/till/powerCut.test.ts'],
  },
  {
    name: 'damage',
    about: 'files that were emptied, cut, swapped or changed by a bit are found, and a full disk stops no shift',
    tests: ['tests/main/ledger'],
  },
  {
    name: 'kills',
    about: 'what a till said is there after it was killed −9 in the middle of anything, and nothing is doubled',
    tests: ['tests/main/till/killed.test.ts', 'tests/main/staff/killed.test.ts'],
  },
  {
    name: 'faults',
    about: 'a till whose disk fails at any call refuses and loses nothing; one that dies at any call goes on',
    tests: ['tests/main/till/faultyDisk.test.ts'],
  },
  {
    name: 'centre',
    about:
      'a centre that is killed, or asked by whoever means harm, loses nothing, doubles nothing and changes nothing',
    tests: ['tests/central/killed.test.ts', 'tests/central/hostile.test.ts'],
  },
  {
    name: 'days',
    about: 'whatever people do at a counter, in whatever order, the books are right after every step',
    tests: ['tests/main/till/day.test.ts', 'tests/main/journal/fullDay.test.ts', 'tests/main/till/replay.test.ts'],
  },
  {
    name: 'sync',
    about: 'entries reach the centre exactly once over whatever line, and a copied till is noticed',
    tests: ['tests/main/sync', 'tests/central/push.test.ts', 'tests/central/pull.test.ts'],
  },
  {
    name: 'simulation',
    about:
      'whatever becomes of lines, tills and the centre, nothing sold is lost, doubled or merged, and faults put in are found',
    tests: ['tests/sync'],
  },
  {
    name: 'backups',
    about: 'what bears a backup’s name proves whole, and a till comes back from one without a number used twice',
    tests: ['tests/main/backup', 'tests/shared/backup'],
  },
  {
    name: 'replaced',
    about:
      'a new machine takes a dead till’s place: no number twice, what it still had comes by file, forged successions are found',
    tests: ['tests/main/backup/replaced.test.ts', 'tests/main/journal/succession.test.ts'],
  },
  {
    name: 'printing',
    about: 'a slip comes out once, or somebody is asked: a thousand of them over printers that fail',
    tests: ['tests/main/printing/thousandSlips.test.ts', 'tests/main/printing/silentPrinter.test.ts'],
  },
  {
    name: 'market',
    about:
      'figures of the market are those of the tills’ journals to the đồng: page, files, verifier, over random days',
    tests: ['tests/central/office/market.test.ts'],
  },
  {
    name: 'personal',
    about: 'no key, PIN or number lies in clear on a disk after a day, and of a number that was let go no byte is left',
    tests: [
      'tests/main/personal',
      'tests/main/heldNames.test.ts',
      'tests/main/phoneNumbers.test.ts',
      'tests/main/doctor',
    ],
  },
  {
    name: 'pins',
    about: 'PINs are not guessed by trying, killing the till or putting its files back',
    tests: ['tests/main/staff'],
  },
  {
    name: 'hosts',
    about: 'a page that was taken over gets nothing of the machine out of either host, and no stranger is heard by one',
    tests: ['tests/electron', 'tests/main/host'],
  },
];
