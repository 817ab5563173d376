import { type Block, centred } from './slip.ts';

/** How often a paper was printed before, so that one paper cannot be shown as two. */
export type Copied = {
  /** 0 = the original. */
  readonly copy: number;
  /** It is printed again because nobody knows whether an earlier one came out; else somebody asked for a copy. */
  readonly again?: boolean | undefined;
};

/** What stands on every paper that is not the first; nothing on that. */
export function copyMark({ copy, again = false }: Copied): Block[] {
  if (copy === 0) return [];
  return [centred(again ? `BẢN IN LẠI lần ${copy}` : `BẢN SAO ${copy}`, 'large')];
}
