import { say } from '../notice.ts';
import type { Typing } from '../scan/typed.ts';
import { sentenceFor } from '../words/sentence.ts';
import { clearSearch, searchFor, useSearch } from './search.ts';
import { askFor, setTimes, useSale } from './store.ts';

/** ms. Digits that wait for their `*`: after a breath they were meant for something else. */
const FORGOTTEN = 3_000;
/** `9999*` is the most. */
const MOST_DIGITS = 4;

let digits = '';
let forgetting: ReturnType<typeof setTimeout> | undefined;

/** What a person types while no field has the focus: the search, or `3*`, or `?`. */
export const typing: Typing = {
  wants: () =>
    useSale.getState().stage.at === 'selling' &&
    document.querySelector('[data-testid="counter"]') !== null &&
    !document.querySelector('[role="dialog"], [role="alertdialog"]'),
  take: (text) => {
    const letter = text.search(/\p{L}/u);
    for (const mark of letter === -1 ? text : text.slice(0, letter)) press(mark);
    if (letter !== -1) search(text.slice(letter));
  },
  mark: () => {
    const before = { digits, times: useSale.getState().times, text: useSearch.getState().text };
    return () => {
      keepDigits(before.digits);
      setTimes(before.times);
      if (useSearch.getState().text === before.text) return;
      if (before.text === '') clearSearch();
      else searchFor(before.text);
      document.querySelector<HTMLElement>('[data-testid="counter"]')?.focus({ preventScroll: true });
    };
  },
};

function press(mark: string): void {
  if (/\d/.test(mark)) return keepDigits(digits + mark);
  if (mark === '?') askFor({ of: 'keys' });
  if (mark === '*') multiply();
  keepDigits('');
}

function multiply(): void {
  const times = Number(digits);
  if (digits.length > MOST_DIGITS || times === 0) say('stop', sentenceFor({ refused: 'absurd-quantity' }));
  else setTimes(times === 1 ? null : times);
}

function keepDigits(next: string): void {
  clearTimeout(forgetting);
  digits = next;
  if (next !== '') forgetting = setTimeout(() => keepDigits(''), FORGOTTEN);
}

/** The rest of the word is then typed into the field itself. */
function search(text: string): void {
  keepDigits('');
  searchFor(useSearch.getState().text + text);
  document.getElementById('search')?.focus();
}
