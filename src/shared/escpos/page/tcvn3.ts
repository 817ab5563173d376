import { lettersOf, type Page, type PageRows, pageOf } from './page.ts';

/** TCVN 5712:1993, part VN3 (ABC): its high half, in which each small letter has a place of its own. */
const SMALL: PageRows = [
  [0xa8, 'ăâêôơưđ'],
  [0xb5, 'àảãáạ'],
  [0xbb, 'ằẳẵắ'],
  [0xc6, 'ặầẩẫấậè'],
  [0xce, 'ẻẽéẹềểễếệìỉ'],
  [0xdc, 'ĩíịò'],
  [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
  [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
];

/** Capitals without a tone stand on the same page; those with one stand on none of VN3. */
const TONELESS_CAPITALS: PageRows = [[0xa1, 'ĂÂÊÔƠƯĐ']];

/**
 * The second page of printers that have one (31 on Epson's): the capital of a small letter at the letter's place, except for these
 * three, which stand where the first page has them too.
 */
const ELSEWHERE: PageRows = [
  [0xa1, 'ĂÂ'],
  [0xa7, 'Đ'],
];

const CAPITALS: PageRows = [...SMALL.map(([first, row]) => [first, row.toUpperCase()] as const), ...ELSEWHERE];

/** One page: a capital with a tone comes out small. */
export const tcvn3 = pageOf([...SMALL, ...TONELESS_CAPITALS]);

/** Two pages: the first holds small letters only, as Epson documents it. */
export const tcvn3Twice: Page = pageOf(SMALL, lettersOf(CAPITALS));
