import { useRef, useState } from 'react';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';

/** What the contract takes of a search's text. */
const LONGEST = 120;

type Found = readonly ProductView[] | null;

/**
 * Goods by name, asked for with each letter; an answer that a later letter overtook is dropped.
 * @param limit how many at most
 * @returns `found` null: nothing is typed, or nothing answered yet; `answer` waits for what was typed last
 */
export function useGoodsByName(limit: number) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<Found>(null);
  const last = useRef<Promise<Found>>(Promise.resolve(null));
  const type = (typed: string): void => {
    setText(typed);
    const mine = typed.trim() === '' ? Promise.resolve(null) : search(typed.slice(0, LONGEST), limit);
    last.current = mine;
    void mine.then((products) => mine === last.current && setFound(products));
  };
  return { text, found, type, answer: () => last.current };
}

async function search(text: string, limit: number): Promise<Found> {
  try {
    return await bridge.call('catalogue.search', { text, limit });
  } catch (why) {
    sayFailed(why);
    return null;
  }
}
