/** The letters that Vietnamese puts its tones on. */
const VOWELS = 'aăâeêioôơuưy';
/** None, grave, acute, hook above, tilde, dot below. */
const TONES = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323'];

const lower = Array.from(VOWELS)
  .flatMap((vowel) => TONES.map((tone) => `${vowel}${tone}`.normalize('NFC')))
  .concat('đ');

/** Twelve vowels by six tones, and đ, in both cases: 146 letters. With the ASCII consonants they write Vietnamese. */
export const VIETNAMESE_LETTERS: readonly string[] = [...lower, ...lower.map((letter) => letter.toUpperCase())];

const ASCII = Array.from({ length: 0x7e - 0x20 + 1 }, (_, index) => String.fromCodePoint(0x20 + index));

/** What names, prices and the slip's own words use beyond letters. */
const SIGNS = Array.from('₫–—…•·×★☆“”‘’°²³½±−«»©®™');

/** Every character the atlas can print; anything else comes out as a box. */
export const SLIP_ALPHABET: readonly string[] = [...new Set([...ASCII, ...VIETNAMESE_LETTERS, ...SIGNS])];
