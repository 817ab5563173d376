import * as fc from 'fast-check';

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));

/** A mobile number of Vietnam as it is dialled: ten digits. */
export const anyPhone = fc
  .tuple(fc.constantFrom('32', '37', '52', '56', '58', '70', '76', '81', '88', '90', '91', '96', '98'), digits(7))
  .map(([prefix, rest]) => `0${prefix}${rest}`);

/** … and as somebody writes it down. */
export function anyPhoneWriting(phone: string): fc.Arbitrary<string> {
  const [a, b, c] = [phone.slice(0, 4), phone.slice(4, 7), phone.slice(7)];
  return fc.constantFrom(
    phone,
    `${a} ${b} ${c}`,
    `${a}.${b}.${c}`,
    `${a}-${b}-${c}`,
    `${phone.slice(0, 3)} ${phone.slice(3, 6)} ${phone.slice(6)}`,
    `+84${phone.slice(1)}`,
    `+84 ${phone.slice(1, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`,
    `(+84) ${phone.slice(1)}`,
    `84${phone.slice(1)}`,
  );
}
