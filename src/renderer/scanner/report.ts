import type { Explained, ScannersShown } from '../../shared/contract/scanner.ts';
import { isModifier } from '../scan/keys.ts';
import { diagnose } from './diagnose.ts';
import { readKeys, type Trial } from './trial.ts';
import { codeOf, keyInWords, visible } from './words.ts';

type Seen = {
  readonly trials: readonly Trial[];
  readonly meanings: ReadonlyMap<number, Explained>;
  readonly known: ScannersShown;
  readonly browser: string;
};

/** All that the page shows, as plain text for somebody who is not in the shop. In English: it is for whoever mends it. */
export function reportOf({ trials, meanings, known, browser }: Seen): string {
  const lines = [
    'Quay OCOP scanner check',
    browser,
    `wedge ${JSON.stringify(known.wedge)}`,
    ...known.serial.map((each) => `serial ${JSON.stringify(each)}`),
    ...trials.flatMap((trial) => trialLines(trial, meanings.get(trial.id))),
  ];
  return lines.join('\n');
}

function trialLines(trial: Trial, meaning: Explained | undefined): string[] {
  const code = codeOf(trial);
  const read = readKeys(trial.keys);
  const made = code === undefined ? (trial.made?.as ?? 'nothing') : `scan ${visible(code)}`;
  const pace = `${read.msPerKey.toFixed(1)} ms/key, longest ${read.longest.toFixed(0)}`;
  return [
    '',
    `#${trial.id} ${made} = ${meaning?.scan ?? '-'} ${meaning?.names.join(' | ') ?? ''}`.trimEnd(),
    `  troubles: ${diagnose(trial).join(' ') || 'none'}`,
    ...(trial.keys.length > 0 ? [`  ${pace}; by layout: ${read.written}`, `  ${keysLine(trial)}`] : ['  no keys']),
  ];
}

/** Each key with the ms since the one before, what the layout made of it where that is something else, and what the input method took. */
function keysLine({ keys }: Trial): string {
  return keys
    .filter(({ code }) => !isModifier(code))
    .map((key, i, all) => {
      const gap = Math.round(key.at - (all[i - 1]?.at ?? key.at));
      const name = keyInWords(key);
      const other = key.key.length === 1 && key.key !== name ? `(${key.key})` : '';
      return `${name}${other}${key.composing ? '~' : ''}+${gap}`;
    })
    .join(' ');
}
