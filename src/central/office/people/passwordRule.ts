import { fold } from '../../../shared/fold.ts';
import { PASSWORD_LEAST } from '../api/accounts.ts';

/**
 * What people here and elsewhere choose when told to choose something, without marks, capitals, signs and digits: the heads
 * of the public lists of leaked passwords (SecLists, NCSC) that reach our length once digits are hung on, the Vietnamese
 * ones, and what lies at hand in this office.
 */
const COMMON = new Set(
  `password passwort motdepasse passphrase letmein welcome iloveyou sunshine princess football baseball basketball superman
   batman dragon monkey master shadow michael jordan jennifer charlie whatever trustno starwars computer internet samsung
   google facebook administrator admin adminadmin root user guest test testtest demo changeme default secret qwerty
   qwertyuiop qwertyui asdfgh asdfghjkl asdfghjk zxcvbn zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc abcdef abcdefgh
   abcdefghij abcabc aaaaaa iloveu lovely forever password password password
   matkhau matkhaumoi matkhaucuatoi khongcomatkhau nhomatkhau anhyeuem emyeuanh yeuem yeuanh anhnhoem emnhoanh conyeume
   giadinh hanhphuc vietnam vietnamvodich tienlen hochiminh saigon hanoi camau baclieu bacgiang cantho mientay quanly
   quanlybanhang nhanvien banhang thungan cuahang quantri quantrivien trungtam trungtamocop tinhcamau ubnd
   ocop quayocop quayhang sanphamocop moixamotsanpham moixamoisanpham trungbay showroom`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** Signs that stand for letters where somebody was told to use signs. */
const SIGNS: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];

export type PasswordFault = 'too-short' | 'too-common';

/**
 * What is wrong with a new password: too few letters, or one of those that are tried first.
 * @param own words about whose it is, e.g. what they sign in with: they are tried first, too
 */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | undefined {
  if (Array.from(password.normalize('NFC')).length < PASSWORD_LEAST) return 'too-short';
  const plain = fold(password).replace(/\s+/g, '');
  // A year or a sign hung on either end makes no other word.
  const bare = plain.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '').replace(/[013457@$!]/g, (sign) => SIGNS[sign] ?? sign);
  const words = [plain, bare].map((word) => lettersOf(word).replace(/^(.{3,})\1+$/u, '$1'));
  const isWord = words.some((word) => COMMON.has(word) || own.some((each) => lettersOf(fold(each)) === word));
  return isWord || isMonotonous(plain) ? 'too-common' : undefined;
}

const lettersOf = (text: string): string => text.replace(/[^\p{L}]+/gu, '');

/** Digits alone (a telephone's number, a birthday), few different letters, one part over and over, or a run along the keyboard. */
function isMonotonous(plain: string): boolean {
  if (/^\d+$/.test(plain) || new Set(plain).size < 5 || /^(.{1,6})\1+$/u.test(plain)) return true;
  const backwards = Array.from(plain).toReversed().join('');
  return RUNS.some((run) => `${run}${run}`.includes(plain) || `${run}${run}`.includes(backwards));
}
