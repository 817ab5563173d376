import { EM, type LetterFace, type Letters, type PlacedText, placeText, widthOf } from './letters.ts';

export type TextStyle = { readonly face: LetterFace; readonly size: number };
export type WrappedLine = { readonly text: string; readonly placed: PlacedText };
export type Wrapped = { readonly lines: readonly WrappedLine[]; readonly cut: boolean };

/**
 * Breaks a text between words into lines no wider than given. A word wider than a line is broken where it must be. What does
 * not fit into the last line ends in an ellipsis, and `cut` says so.
 */
export function wrap(letters: Letters, text: string, style: TextStyle, box: { width: number; lines: number }): Wrapped {
  const line = (words: string): WrappedLine => ({ text: words, placed: placeText(letters, words, style) });
  const fits = (words: string): boolean =>
    Math.ceil((widthOf(letters, words, style.face) * style.size) / EM) <= box.width;
  const lines: string[] = [];
  let current = '';
  for (const word of piecesOf(text, fits)) {
    const longer = current === '' ? word : `${current} ${word}`;
    if (fits(longer)) current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  if (current !== '') lines.push(current);
  if (lines.length <= box.lines) return { lines: lines.map(line), cut: false };
  const kept = lines.slice(0, box.lines);
  kept.push(ellipsis(kept.pop() ?? '', fits));
  return { lines: kept.map(line), cut: true };
}

/** A number and its measure are not parted: `500 g`. */
const MEASURE = /(\d) (\p{L}{1,2}(?!\p{L})|₫)/gu;

/** Words, and words too wide for a line in as many letters as fit. */
function piecesOf(text: string, fits: (words: string) => boolean): string[] {
  const words = text
    .normalize('NFC')
    .replaceAll(MEASURE, '$1\u00a0$2')
    .split(/[ \t\n]+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll('\u00a0', ' '));
  return words.flatMap((word) => (fits(word) ? [word] : broken(word, fits)));
}

function broken(word: string, fits: (words: string) => boolean): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && !fits(piece + letter)) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  pieces.push(piece);
  return pieces;
}

function ellipsis(text: string, fits: (words: string) => boolean): string {
  let kept = text;
  while (kept !== '' && !fits(`${kept}…`)) kept = kept.slice(0, -1).trimEnd();
  return `${kept}…`;
}

/** The largest size, in whole dots, at which a text is no wider than given; undefined where the least is too wide. */
export function largestThatFits(
  letters: Letters,
  text: string,
  { face, least, most, width }: { face: LetterFace; least: number; most: number; width: number },
): number | undefined {
  const thousandths = widthOf(letters, text, face);
  const size = thousandths === 0 ? most : Math.min(most, Math.floor((width * EM) / thousandths));
  return size >= least ? size : undefined;
}
