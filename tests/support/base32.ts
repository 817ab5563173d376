const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator makes of a key as it is typed: RFC 4648 base 32, spaces and capitals aside. */
export function bytesFromBase32(text: string): Uint8Array {
  const letters = text.toUpperCase().replace(/[^A-Z2-7]/g, '');
  const bits = Array.from(letters, (letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (eight) => Number.parseInt(eight, 2));
}
