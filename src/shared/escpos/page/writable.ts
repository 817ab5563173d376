import type { Block, Slip } from '../../slip/slip.ts';
import { type Page, pointOf } from './page.ts';

/** What is written for a sign that a page has not. Whatever is not even here comes out as a question mark, never as nothing. */
const STAND_INS: ReadonlyMap<string, string> = new Map([
  ['₫', 'đ'],
  ['–', '-'],
  ['—', '-'],
  ['−', '-'],
  ['‑', '-'],
  ['“', '"'],
  ['”', '"'],
  ['„', '"'],
  ['«', '"'],
  ['»', '"'],
  ['‘', "'"],
  ['’', "'"],
  ['…', '...'],
  ['·', '-'],
  ['•', '*'],
  ['★', '*'],
  ['☆', '.'],
  ['×', 'x'],
  ['°', 'o'],
  ['²', '2'],
  ['³', '3'],
  ['½', '1/2'],
  ['±', '+/-'],
  ['©', '(c)'],
  ['®', '(r)'],
  ['™', '(tm)'],
]);
const UNWRITABLE = '?';

/** All but ASCII, white space and control characters: those are the layout's, which breaks rows at them. */
const BEYOND_ASCII = /[^\p{ASCII}\u00a0]/u;

/** The same slip in letters that a page has. Before the layout, because a stand-in may be longer than what it stands for. */
export function writableSlip(slip: Slip, page: Page): Slip {
  return slip.map((block) => writableBlock(block, page));
}

function writableBlock(block: Block, page: Page): Block {
  if (block.kind === 'text') return { ...block, text: writable(block.text, page) };
  if (block.kind === 'pair') {
    return { ...block, left: writable(block.left, page), right: writable(block.right, page) };
  }
  return block;
}

/**
 * A text in letters that a page has: ★ as *, ₫ as đ; a capital that only its small letter is there for, as that; a foreign letter without
 * its marks; the rest as question marks.
 */
export function writable(text: string, page: Page): string {
  if (!BEYOND_ASCII.test(text)) return text;
  let written = '';
  for (const letter of text.normalize('NFC')) {
    written += pointOf(letter) < 0x80 || letter === '\u00A0' ? letter : letterFor(letter, page);
  }
  return written;
}

function letterFor(letter: string, page: Page): string {
  if (has(page, letter)) return letter;
  const standIn = STAND_INS.get(letter);
  if (standIn !== undefined) return standIn;
  const small = letter.toLowerCase();
  if (has(page, small)) return small;
  const plain = letter.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return /^[\x20-\x7e]+$/.test(plain) ? plain : UNWRITABLE;
}

function has({ letters, capitals }: Page, letter: string): boolean {
  const point = pointOf(letter);
  return letters.has(point) || capitals.has(point);
}
