/** What found it: the check that an attack on a journal meets, docs/reliability.md. */
export const DETECTORS = [
  'line',
  'hash',
  'signature',
  'entry',
  'device',
  'gap',
  'chain',
  'epoch',
  'id',
  'enrolment',
  'books',
  'end',
  'witness',
  'checkpoint',
  'keys',
  'totals',
  'fork',
  'succession',
] as const;
export type Detector = (typeof DETECTORS)[number];

/** A fault before it has its place. */
export type Found = readonly [Detector, string];

/** `line` of the file it is of, counted from 1; `seq` where the line holds an entry. */
export type Fault = {
  readonly line: number;
  readonly seq?: number;
  readonly detector: Detector;
  readonly fault: string;
};
