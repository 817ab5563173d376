/**
 * Vietnamese text without its marks, for searching: `Đường Thốt Nốt` → `duong thot not`. Takes NFC and NFD alike.
 * The đ needs its own rule: Unicode gives it no decomposition, which is why SQLite's tokenizer and most
 * shops' search boxes never find "đường" by "duong". Horn (ơ, ư) and hook do decompose.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase();
}

/** The words of a text as searched: folded, cut at everything that is neither letter nor digit. */
export function foldedWords(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
