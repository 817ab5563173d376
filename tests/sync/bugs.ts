/**
 * Faults that sync code could have, each put in by one flag at the place where the simulation wraps a step of the real rules. A
 * simulation that does not find one of them is too weak.
 */
export const tillBugs = [
  'takes a batch as sent before it is answered',
  'takes any head at its seq for its own',
  'never goes back behind what was acknowledged',
  'begins one entry late after a gap',
  'takes a fork for stored',
  'goes on in its branch with a centre that may have lost it',
  'forgets its fork with the next pull',
  'writes the cursor before the rows',
  'keeps rows that a snapshot did not tell',
  'learns a kind and keeps its cursor',
  'counts what waits from the wrong head',
  'takes a refused batch for sent',
  'takes all for sent once its disk was put back',
] as const;

export const centreBugs = [
  'answers before it commits',
  'stores again what it has',
  'drops the last entry of a batch known in part',
  'closes over a gap',
  'takes a fork for known',
  'lets the other history replace its own',
  'keeps a fork and tells nobody',
  'keeps of another history only what came first',
  'lets a till be for ever once the office did',
  'tells the head of the longest history for its own',
  'tells a cursor beyond the page',
  'goes on with the cursor of another centre',
  'is restored under its old name',
] as const;

export const bugs = [...tillBugs, ...centreBugs] as const;
export type Bug = (typeof bugs)[number];
