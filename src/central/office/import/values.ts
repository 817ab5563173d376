import { gtinKey, looksLikeGtin } from '../../../shared/barcode/gtin.ts';
import type { Stars } from '../../../shared/catalogue/certificate.ts';
import type { Producer } from '../../../shared/catalogue/product.ts';
import { Day } from '../../../shared/day.ts';
import { fold } from '../../../shared/fold.ts';
import { DONG_LIMIT, type Dong, dong } from '../../../shared/money.ts';
import { type Cell, textOf } from './table.ts';

/** Grouped in threes by dots, commas or spaces, or not at all; cents only where they are nothing. */
const PRICE =
  /^(?:\d{1,3}(?:\.\d{3})+(?:,0{1,2})?|\d{1,3}(?:,\d{3})+(?:\.0{1,2})?|\d{1,3}(?: \d{3})+|\d{4,}(?:[.,]0{1,2})?|\d{1,3})$/;
const CURRENCY = /\s*(?:₫|đồng|đ|vnđ|vnd|d)\.?$/iu;

/**
 * A price in whole đồng, above 0 and under ten billion: `279.000`, `279,000`, `279000`, `279.000 ₫`, `279.000,00`.
 * One with a fraction (`65.166,67`) is no price: đồng have no smaller unit, and rounding what the office wrote would
 * publish a price that nobody chose.
 */
export function parsePrice(cell: Cell): Dong | undefined {
  const amount = typeof cell === 'number' ? nearWhole(cell) : spelledPrice(textOf(cell));
  return amount !== undefined && amount > 0 && amount < DONG_LIMIT ? dong(amount) : undefined;
}

function spelledPrice(text: string): number | undefined {
  const bare = text.replace(CURRENCY, '');
  if (!PRICE.test(bare)) return undefined;
  return Number(bare.replace(/[.,]0{1,2}$/, '').replace(/[., ]/g, ''));
}

/** A spreadsheet's number is binary: 279000.00000000006 is 279000 after a formula. */
function nearWhole(number: number): number | undefined {
  return Math.abs(number - Math.round(number)) < 1e-6 ? Math.round(number) : undefined;
}

const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;

/** `23/01/2025`, `23-1-2025` or `2025-01-23`; the month never comes first in Vietnam. */
export function parseDay(cell: Cell): Day | undefined {
  const text = textOf(cell);
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = Day.safeParse(iso);
  return parsed.success ? parsed.data : undefined;
}

const noStars = new Set(['0', '-', 'khong', 'chua', 'no', 'none']);

/** `4`, `4 sao`, `4 stars`, `★★★★`; one and two stars get no certificate, so no list should claim them. */
export function parseStars(cell: Cell): Stars | 'none' | undefined {
  const text = fold(textOf(cell));
  if (noStars.has(text)) return 'none';
  const drawn = /^[★*]+$/.test(text) ? text.length : Number(/^(\d)(?:[ -]*(?:sao|stars?|\*|★))?$/.exec(text)?.[1]);
  return drawn === 3 || drawn === 4 || drawn === 5 ? drawn : undefined;
}

const kinds: ReadonlyMap<string, Producer['kind']> = new Map([
  ['household', 'household'],
  ['ho kinh doanh', 'household'],
  ['ho', 'household'],
  ['co so', 'household'],
  ['cooperative', 'cooperative'],
  ['hop tac xa', 'cooperative'],
  ['htx', 'cooperative'],
  ['cooperative-group', 'cooperative-group'],
  ['to hop tac', 'cooperative-group'],
  ['tht', 'cooperative-group'],
  ['enterprise', 'enterprise'],
  ['doanh nghiep', 'enterprise'],
  ['cong ty', 'enterprise'],
]);

export function parseKind(cell: Cell): Producer['kind'] | undefined {
  return kinds.get(fold(textOf(cell)));
}

const yes = new Set(['x', 'co', '1', 'yes', 'y', 'true', 'dung']);
const no = new Set(['khong', '0', 'no', 'n', 'false', 'sai', '-']);

export function parseYesNo(cell: Cell): boolean | undefined {
  const word = fold(textOf(cell));
  if (yes.has(word)) return true;
  return no.has(word) ? false : undefined;
}

/** What a spreadsheet makes of a barcode it took for a number: the last digits are gone. */
const SCIENTIFIC = /^\d([.,]\d+)?e\+?\d+$/i;

/**
 * Barcodes as the catalogue keys them, separated by `;`, `|` or spaces where a product has several.
 * @returns undefined where one is spoilt: a GTIN's check digit is wrong, or a spreadsheet has rounded it
 */
export function parseCodes(cell: Cell): string[] | undefined {
  const codes: string[] = [];
  for (const code of textOf(cell).split(/[;|\s]+/)) {
    if (code === '') continue;
    const key = gtinKey(code);
    if (SCIENTIFIC.test(code) || (!key && looksLikeGtin(code))) return undefined;
    codes.push(key ?? code);
  }
  return [...new Set(codes)];
}
