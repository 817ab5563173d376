import { type CallName, calls } from '../../shared/contract.ts';
import type { Face, Log } from '../till.ts';
import type { Display } from './display.ts';

/**
 * The till as a customer display sees it: only what the contract lets a display ask, and of all events only its own.
 * Whoever comes through here is not at the counter, however well somebody is signed in there.
 */
export function displayFace(answer: Face['answer'], display: Display, log: Log): Face {
  return {
    answer: async (name, input) => {
      if (isForDisplays(name)) return answer(name, input);
      log.warn('a customer display asked for what is not its own', { name });
      return { problem: 'not-a-call' };
    },
    listen: (listener) => display.listen((view) => listener('display', view)),
  };
}

function isForDisplays(name: string): boolean {
  return Object.hasOwn(calls, name) && calls[name as CallName].caller === 'display';
}
