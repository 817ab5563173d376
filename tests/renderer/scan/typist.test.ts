import { expect, test } from 'vitest';
import { type Burst, feed, NO_BURST, type Outcome } from '../../../src/renderer/scan/decoder.ts';
import { aTypedBurst, type Typed, WORDS_A_MINUTE } from '../../support/aTypist.ts';
import { diceFrom } from '../../support/benchCatalogue.ts';

function outcomesOf({ keys }: Typed): Outcome[] {
  let burst: Burst = NO_BURST;
  return keys.map((key) => {
    const [next, outcome] = feed(burst, key);
    burst = next;
    return outcome;
  });
}

const isTaken = (typed: Typed): boolean =>
  outcomesOf(typed).some(({ saw }) => saw === 'scan' || saw === 'mangled-scan');
const told = ({ text, msPerKey, keys }: Typed): string =>
  `${text} at ${Math.round(msPerKey)}: ${keys.map(({ at }, i) => Math.round(at - (keys[i - 1]?.at ?? at))).join(' ')}`;

test('of 10,000 things typed by hand not one is taken for a scan, nor for one that an input method rewrote', () => {
  const { p10, p90 } = WORDS_A_MINUTE;
  const dice = diceFrom(20_261_123);
  const typed = Array.from({ length: 10_000 }, () => aTypedBurst(dice, p10 + dice() * (p90 - p10)));
  expect(typed.filter(isTaken).map(told)).toEqual([]);
}, 60_000);
