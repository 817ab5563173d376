import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Instant } from '../../../src/shared/day.ts';
import { DeviceId, EntryId } from '../../../src/shared/id.ts';
import { type ChainLink, follow, type Head, isFault } from '../../../src/shared/journal/chain.ts';
import { EntryHeader, Hash, NO_HASH } from '../../../src/shared/journal/entry.ts';

const DEVICE = DeviceId.parse('0192f0c1-2a00-7000-8000-00000000000d');
const OTHER = DeviceId.parse('0192f0c1-2a00-7000-8000-00000000000e');
const NOTHING: Head = { epoch: 0, seq: 0, hash: NO_HASH };

/** A hash that says whose it is; real ones are proved where they are computed. */
const hashOf = (seq: number, branch = 0): Hash => Hash.parse(`${branch}${String(seq).padStart(63, '0')}`);

const link = (seq: number, change: Partial<EntryHeader> = {}): ChainLink => ({
  header: {
    device: DEVICE,
    epoch: 1,
    seq,
    id: EntryId.parse('0192f0c1-2a00-7000-8000-000000000001'),
    at: 0 as Instant,
    actor: 'till',
    kind: 'sale',
    prev: seq === 1 ? NO_HASH : hashOf(seq - 1),
    ...change,
  },
  hash: hashOf(seq),
});
const links = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => link(from + n));

describe('following a chain', () => {
  it('from nothing, through every entry, ends at the last one’s head', () => {
    expect(follow(DEVICE, NOTHING, links(1, 3))).toEqual({ epoch: 1, seq: 3, hash: hashOf(3) });
  });

  it('goes on from where it stood', () => {
    const head = { epoch: 1, seq: 2, hash: hashOf(2) };
    expect(follow(DEVICE, head, links(3, 4))).toEqual({ epoch: 1, seq: 4, hash: hashOf(4) });
  });

  it('of no entries stays where it is', () => {
    expect(follow(DEVICE, NOTHING, [])).toEqual(NOTHING);
  });

  it('goes into a new epoch where a till was restored, and counts on', () => {
    const restored = [link(1), link(2, { epoch: 2 }), link(3, { epoch: 2 })];
    expect(follow(DEVICE, NOTHING, restored)).toEqual({ epoch: 2, seq: 3, hash: hashOf(3) });
  });

  it.each([
    { what: 'an entry of another till', chain: [link(1), link(2, { device: OTHER })], fault: 'other-device', seq: 2 },
    { what: 'a missing first entry', chain: [link(2)], fault: 'gap', seq: 2, expected: 1 },
    { what: 'a missing entry', chain: [link(1), link(3)], fault: 'gap', seq: 3, expected: 2 },
    { what: 'an entry twice', chain: [link(1), link(1)], fault: 'gap', seq: 1, expected: 2 },
    { what: 'two entries swapped', chain: [link(1), link(3), link(2)], fault: 'gap', seq: 3, expected: 2 },
    {
      what: 'an entry after a changed one',
      chain: [link(1), link(2, { prev: hashOf(1, 7) })],
      fault: 'broken-chain',
      seq: 2,
    },
    {
      what: 'a first entry that claims one before it',
      chain: [link(1, { prev: hashOf(0, 7) })],
      fault: 'broken-chain',
      seq: 1,
    },
    {
      what: 'an epoch that goes back',
      chain: [link(1, { epoch: 2 }), link(2, { epoch: 1 })],
      fault: 'broken-chain',
      seq: 2,
    },
  ])('stops at $what', ({ chain, fault, seq, ...rest }) => {
    const result = follow(DEVICE, NOTHING, chain);
    expect(isFault(result)).toBe(true);
    const expected = 'expected' in rest && rest.expected !== undefined ? { expected: rest.expected } : {};
    expect(result).toEqual({ fault, seq, ...expected });
  });

  it('in any parts comes to the same head as in one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.nat({ max: 30 }), (length, cut) => {
        const whole = links(1, length);
        const half = follow(DEVICE, NOTHING, whole.slice(0, cut));
        if (isFault(half)) throw new Error(half.fault);
        expect(follow(DEVICE, half, whole.slice(cut))).toEqual(follow(DEVICE, NOTHING, whole));
      }),
    );
  });

  it('shows any entry taken out of the middle, and any two swapped', () => {
    const places = fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 8 })).filter(([a, b]) => a !== b);
    fc.assert(
      fc.property(places, ([a, b]) => {
        const without = links(1, 10).filter((_, place) => place !== a);
        expect(isFault(follow(DEVICE, NOTHING, without))).toBe(true);
        const swapped = links(1, 10);
        [swapped[a], swapped[b]] = [swapped[b] as ChainLink, swapped[a] as ChainLink];
        expect(isFault(follow(DEVICE, NOTHING, swapped))).toBe(true);
      }),
    );
  });
});

describe('a header from outside', () => {
  const { header } = link(1);

  it('of a kind nobody here knows is a header: it can be kept until it is understood', () => {
    expect(EntryHeader.safeParse({ ...header, kind: 'goods-blessed' }).success).toBe(true);
  });

  it.each([
    { seq: 0 },
    { seq: 1.5 },
    { epoch: 0 },
    { at: -1 },
    { actor: '' },
    { kind: 'x'.repeat(41) },
    { prev: 'F'.repeat(64) },
    { prev: '' },
    { device: 'till-2' },
    { id: undefined },
  ])('with %j is none', (wrong) => {
    expect(EntryHeader.safeParse({ ...header, ...wrong }).success).toBe(false);
  });
});
