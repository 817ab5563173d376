import { readSlip } from '../support/slipInterpreter.ts';
import { expect, type Shop } from './shop.ts';

/** The words of the paper that came out last with these on it. */
export async function paper({ printer }: Shop, words: string): Promise<string> {
  const papers = () => printer.jobs().map((job) => readSlip(job).text.join('\n'));
  await expect.poll(() => papers().some((each) => each.includes(words))).toBe(true);
  return papers().findLast((each) => each.includes(words)) ?? '';
}
