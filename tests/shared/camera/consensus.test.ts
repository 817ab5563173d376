import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, gtinKey } from '../../../src/shared/barcode/gtin.ts';
import { NOTHING_SEEN, type Seen, showsNothingNew, watchFrame } from '../../../src/shared/camera/consensus.ts';

const salt: Seen = { id: ']E0', value: '8938507000006' };
const shrimp: Seen = { id: ']E0', value: '8938507000013' };
const eight: Seen = { id: ']E4', value: '42191605' };
const upc: Seen = { id: ']E0', value: '036000291452' };
const label: Seen = { id: ']C1', value: '0108938507000006310300125010L1' };
const link: Seen = { id: ']Q1', value: 'https://truyxuat.vn/8938507000006' };

/** What is accepted of frames 100 ms apart; a frame is one code, several, or none. */
function accepted(...frames: readonly (Seen | readonly Seen[] | null)[]): string[] {
  return timed(frames.map((frame, at) => ({ at: at * 100, seen: frame === null ? [] : [frame].flat() })));
}

function timed(frames: readonly { readonly at: number; readonly seen: readonly Seen[] }[]): string[] {
  let watch = NOTHING_SEEN;
  return frames.flatMap(({ at, seen }) => {
    const [after, code] = watchFrame(watch, seen, at);
    watch = after;
    return code ? [code.value] : [];
  });
}

const none = (frames: number): null[] => Array.from({ length: frames }, () => null);
const many = (frames: number, code: Seen): Seen[] => Array.from({ length: frames }, () => code);

describe('what frames agree on', () => {
  test('two frames within a second, and the code is taken once, however long it stays', () => {
    expect(accepted(salt)).toEqual([]);
    expect(accepted(salt, salt)).toEqual([salt.value]);
    expect(accepted(salt, ...none(8), salt)).toEqual([salt.value]);
    expect(accepted(salt, ...none(11), salt)).toEqual([]);
    expect(accepted(...many(60, salt))).toEqual([salt.value]);
  });

  test('the same again after it was out of the picture for a second', () => {
    expect(accepted(salt, salt, ...none(5), salt, salt)).toEqual([salt.value]);
    expect(accepted(...many(10, salt), ...none(12), salt, salt)).toEqual([salt.value, salt.value]);
  });

  test('never twice within a second and a half, even when it was away', () => {
    expect(accepted(salt, salt, ...none(11), salt, salt)).toEqual([salt.value]);
  });

  test('another code within the second: neither is taken', () => {
    expect(accepted(salt, shrimp, salt, shrimp)).toEqual([]);
    expect(accepted(shrimp, salt, salt)).toEqual([]);
  });

  test('a frame with two codes counts for neither, and against both', () => {
    expect(accepted([salt, shrimp], [salt, shrimp], [salt, shrimp])).toEqual([]);
    expect(accepted([salt, shrimp], salt, salt)).toEqual([]);
    expect(accepted([salt, shrimp], ...none(11), salt, salt)).toEqual([salt.value]);
  });

  test('the next product comes right behind the last, on three frames', () => {
    expect(accepted(salt, salt, shrimp, shrimp)).toEqual([salt.value]);
    expect(accepted(salt, salt, shrimp, shrimp, shrimp)).toEqual([salt.value, shrimp.value]);
    expect(accepted(salt, salt, shrimp, salt, shrimp, salt, shrimp)).toEqual([salt.value]);
  });

  test('a wrong check digit is nothing, neither for nor against', () => {
    const wrong = { ...salt, value: '8938507000005' };
    expect(accepted(wrong, wrong, wrong)).toEqual([]);
    expect(accepted(salt, wrong, salt)).toEqual([salt.value]);
  });

  test('eight digits need four frames', () => {
    expect(accepted(...many(3, eight))).toEqual([]);
    expect(accepted(...many(4, eight))).toEqual([eight.value]);
  });

  test('two spellings of one number are one', () => {
    expect(accepted(upc, { ...upc, value: `0${upc.value}` })).toEqual([`0${upc.value}`]);
  });

  test('a label with GS1 elements, and a link, are taken as they are', () => {
    expect(accepted(label, label)).toEqual([label.value]);
    expect(accepted(link, link)).toEqual([link.value]);
  });

  test('a link beside the number on a pack is passed over, and speaks against nothing', () => {
    expect(accepted([salt, link], link, [salt, link])).toEqual([salt.value]);
    expect(accepted(link, salt, salt, link, link)).toEqual([salt.value]);
  });
});

describe('whatever the frames show', () => {
  const number = fc
    .integer({ min: 0, max: 3 })
    .map((nth) => `89385070000${nth}`.padEnd(12, '0'))
    .map((body): Seen => ({ id: ']E0', value: body + checkDigit(body) }));
  const anyCode = fc.oneof(
    { weight: 6, arbitrary: number },
    fc.constantFrom(eight, label, link, { ...salt, value: '1' }),
  );
  const frames = fc
    .array(fc.record({ gap: fc.integer({ min: 30, max: 900 }), seen: fc.array(anyCode, { maxLength: 2 }) }), {
      maxLength: 60,
    })
    .map((list) => {
      let at = 0;
      return list.map(({ gap, seen }) => ({ at: (at += gap), seen }));
    });

  test('nothing is taken that two frames of the last second did not show', () => {
    fc.assert(
      fc.property(frames, (all) => {
        for (let end = 1; end <= all.length; end += 1) {
          const before = timed(all.slice(0, end - 1));
          const [taken] = timed(all.slice(0, end)).slice(before.length);
          const now = all[end - 1]?.at ?? 0;
          const shows = all
            .slice(0, end)
            .filter(({ at, seen }) => now - at <= 1_000 && seen.some(({ value }) => value === taken));
          if (taken !== undefined) expect(shows.length).toBeGreaterThanOrEqual(2);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('no number with a wrong check digit is taken, and none twice within a second and a half', () => {
    fc.assert(
      fc.property(frames, (all) => {
        const takenAt = new Map<string, number>();
        let watch = NOTHING_SEEN;
        for (const { at, seen } of all) {
          const [after, code] = watchFrame(watch, seen, at);
          watch = after;
          if (!code) continue;
          expect(at - (takenAt.get(code.value) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(1_500);
          if (code.id.startsWith(']E')) expect(gtinKey(code.value)).toBeDefined();
          takenAt.set(code.value, at);
        }
      }),
    );
  });

  test('there is no hurry while only what was taken is in the picture: not before, not beside another, not in an empty one', () => {
    const [first] = watchFrame(NOTHING_SEEN, [salt], 0);
    expect(showsNothingNew(first, [salt])).toBe(false);
    const [taken] = watchFrame(first, [salt], 100);
    expect(showsNothingNew(taken, [salt])).toBe(true);
    expect(showsNothingNew(taken, [salt, link])).toBe(true);
    expect(showsNothingNew(taken, [salt, shrimp])).toBe(false);
    expect(showsNothingNew(taken, [shrimp])).toBe(false);
    expect(showsNothingNew(taken, [])).toBe(false);
  });

  test('what is remembered does not grow', () => {
    let watch = NOTHING_SEEN;
    for (let at = 0; at < 100_000; at += 100) [watch] = watchFrame(watch, [salt, shrimp], at);
    expect(watch.sightings.length).toBeLessThan(30);
  });
});
