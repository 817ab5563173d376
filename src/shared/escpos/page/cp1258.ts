import { must } from '../../must.ts';
import { VIETNAMESE_LETTERS } from '../../slip/alphabet.ts';
import { type Letters, lettersOf, type PageRows, pointOf } from './page.ts';

/** Windows-1258: letters that are one byte, and the signs that a slip uses. */
const WHOLE: PageRows = [
  [0x85, '…'],
  [0x91, '‘’“”•–—'],
  [0x99, '™'],
  [0xa9, '©'],
  [0xab, '«'],
  [0xae, '®'],
  [0xb0, '°±²³'],
  [0xb7, '·'],
  [0xbb, '»'],
  [0xbd, '½'],
  [0xc0, 'ÀÁÂĂ'],
  [0xc8, 'ÈÉÊ'],
  [0xcd, 'Í'],
  [0xd0, 'Đ'],
  [0xd3, 'ÓÔƠ'],
  [0xd7, '×'],
  [0xd9, 'ÙÚ'],
  [0xdd, 'Ư'],
  [0xe0, 'àáâă'],
  [0xe8, 'èéê'],
  [0xed, 'í'],
  [0xf0, 'đ'],
  [0xf3, 'óôơ'],
  [0xf9, 'ùú'],
  [0xfd, 'ư₫'],
];

/** Grave, hook above, tilde, acute, dot below: the printer strikes them over the letter before. */
const TONES: ReadonlyMap<string, number> = new Map([
  ['\u0300', 0xcc],
  ['\u0309', 0xd2],
  ['\u0303', 0xde],
  ['\u0301', 0xec],
  ['\u0323', 0xf2],
]);

const whole = lettersOf(WHOLE);

/** Every other letter is its vowel, then its tone. */
export const cp1258 = { letters: withTones(), capitals: new Map() } as const;

function withTones(): Letters {
  const letters = new Map(whole);
  for (const letter of VIETNAMESE_LETTERS) {
    if (pointOf(letter) > 0x7f && !letters.has(pointOf(letter))) letters.set(pointOf(letter), split(letter));
  }
  return letters;
}

/**
 * The tone is taken out of the letter's marks wherever it stands among them: in ậ the dot below comes before the circumflex, so that
 * what is left must be composed again.
 */
function split(letter: string): number {
  const marks = Array.from(letter.normalize('NFD'));
  const tone = must(
    marks.find((mark) => TONES.has(mark)),
    `the tone of ${letter}`,
  );
  const vowel = marks
    .filter((mark) => mark !== tone)
    .join('')
    .normalize('NFC');
  const base = pointOf(vowel) < 0x80 ? pointOf(vowel) : must(whole.get(pointOf(vowel)), `${vowel} in Windows-1258`);
  return base + must(TONES.get(tone), `the byte of the tone of ${letter}`) * 256;
}
