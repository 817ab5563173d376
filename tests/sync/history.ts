import * as fc from 'fast-check';

/** What becomes of a question of a till. */
export const fates = [
  'answered',
  'lost',
  'late',
  'doubled',
  'reply lost',
  'till dies',
  'centre dies',
  'another protocol',
] as const;
export type Fate = (typeof fates)[number];

type Asked = { readonly till: number; readonly fate: Fate; readonly size: number };

/** One thing that happens. `till` counts round those there are. */
export type Step =
  | { readonly does: 'sell'; readonly till: number; readonly count: number }
  | ({ readonly does: 'push' } & Asked)
  | ({ readonly does: 'pull' } & Asked)
  /** Push and pull until nothing is left, over a good line. */
  | { readonly does: 'sync'; readonly till: number }
  /** A push that was late, or doubled, reaches the centre. */
  | { readonly does: 'arrive'; readonly nth: number; readonly again: boolean }
  | { readonly does: 'back up' | 'restore' | 'clone' | 'update' | 'release'; readonly till: number }
  | { readonly does: 'publish'; readonly row: number; readonly gone: boolean }
  | { readonly does: 'back up centre' | 'restore centre' | 'restart centre' }
  | { readonly does: 'clock'; readonly by: number };

export type History = readonly Step[];

const till = fc.nat(3);
const asked = {
  till,
  fate: fc.constantFrom<Fate>('answered', 'answered', 'answered', ...fates),
  size: fc.integer({ min: 1, max: 4 }),
};
const of = <Does extends string, Rest extends object>(does: Does, rest: { [K in keyof Rest]: fc.Arbitrary<Rest[K]> }) =>
  fc.record({ does: fc.constant(does), ...rest }) as fc.Arbitrary<{ does: Does } & Rest>;

const DAY = 86_400_000;

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: of('sell', { till, count: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 6, arbitrary: of('push', asked) },
  { weight: 4, arbitrary: of('pull', asked) },
  { weight: 3, arbitrary: of('sync', { till }) },
  { weight: 2, arbitrary: of('arrive', { nth: fc.nat(5), again: fc.boolean() }) },
  { weight: 1, arbitrary: of('back up', { till }) },
  { weight: 1, arbitrary: of('restore', { till }) },
  { weight: 1, arbitrary: of('clone', { till }) },
  { weight: 1, arbitrary: of('update', { till }) },
  { weight: 1, arbitrary: of('release', { till }) },
  { weight: 2, arbitrary: of('publish', { row: fc.nat(5), gone: fc.boolean() }) },
  { weight: 1, arbitrary: of('back up centre', {}) },
  { weight: 1, arbitrary: of('restore centre', {}) },
  { weight: 1, arbitrary: of('restart centre', {}) },
  { weight: 1, arbitrary: of('clock', { by: fc.constantFrom(-400 * DAY, -DAY, -60_000, 60_000, DAY, 400 * DAY) }) },
);

export const anyHistory: fc.Arbitrary<History> = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' });
