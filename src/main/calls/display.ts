import type { displayCalls as contract } from '../../shared/contract/display.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';

export function displayCalls({ display, showDisplay }: Pick<Counter, 'display' | 'showDisplay'>) {
  return {
    'display.view': () => display.view(),
    'display.open': () => showDisplay(),
  } satisfies HandlersOf<typeof contract>;
}
