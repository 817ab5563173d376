import { useRef, useState } from 'react';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';

/** What the contract takes of a search's text. */
const LONGEST = 120;

/**
 * Goods by name, asked for with each letter; an answer that a later letter overtook is dropped.
 * @param limit how many at most
 * @param answered called when what was typed last is answered
 * @returns `found` null: nothing is typed, or nothing answered yet
 */
export function useGoodsByName(limit: number, answered?: () => void) {
  const [text, setText] = useState('');
  const [found, setFound] = useState<readonly ProductView[] | null>(null);
  const asked = useRef(0);
  const type = async (typed: string): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    setText(typed);
    if (typed.trim() === '') return setFound(null);
    try {
      const products = await bridge.call('catalogue.search', { text: typed.slice(0, LONGEST), limit });
      if (mine !== asked.current) return;
      setFound(products);
      answered?.();
    } catch (why) {
      sayFailed(why);
    }
  };
  return { text, found, type };
}
