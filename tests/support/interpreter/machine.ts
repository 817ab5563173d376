import { PAGES, type PrinterPage } from './charsets.ts';
import { type Cell, columnsOf, drawRow, type Style, strike, styleOf, textOf } from './letters.ts';
import { feedRoll, newRoll, type Roll, stamp } from './paper.ts';
import { atlasOfTests } from './readRows.ts';
import { ean13Picture, qrPicture } from './symbols.ts';

/** A question that is answered in its turn. */
export type Question = { readonly kind: 'process'; readonly id: string } | { readonly kind: 'paper' };

/** A row of letters of the printer's own. */
export type LetterRow = { readonly text: string; readonly columns: number; readonly styles: readonly Style[] };

/** What a printer has in mind, and what it has done. */
export type Machine = {
  readonly roll: Roll;
  readonly questions: Question[];
  /** Bytes that came out as rubbish: letters in no page, or of none. */
  readonly strays: number[];
  readonly letterRows: LetterRow[];
  /** What the codes say that it drew itself. */
  readonly codes: { readonly kind: 'qr' | 'ean13'; readonly text: string }[];
  readonly cuts: ('partial' | 'full')[];
  /** Which pin of the drawer's socket had current. */
  readonly pulses: (2 | 5)[];
  highestImage: number;
  /** Two bytes for one letter, as printers made for China start. */
  twoByte: boolean;
  page: PrinterPage | undefined;
  style: Style;
  spacing: number;
  row: Cell[];
  centred: boolean;
  qr: { text: string; module: number };
  bars: { height: number; module: number; digits: boolean };
};

const PLAIN: Style = { bold: false, high: false, wide: false };

/** Just switched on, with two-byte letters as the worse printers are. */
export function newMachine(paperDots: number): Machine {
  return {
    roll: newRoll(paperDots),
    questions: [],
    strays: [],
    letterRows: [],
    codes: [],
    cuts: [],
    pulses: [],
    highestImage: 0,
    ...initial(),
  };
}

function initial() {
  return {
    twoByte: true,
    page: undefined,
    style: PLAIN,
    spacing: 30,
    row: [],
    centred: false,
    qr: { text: '', module: 3 },
    bars: { height: 162, module: 3, digits: false },
  };
}

/** A command as it arrived: its name's two bytes, then the rest. */
type Command = {
  /** Bytes of the whole command, its name counted; `at` beyond the end gives 0. */
  readonly length: (byte: (offset: number) => number) => number;
  readonly run: (machine: Machine, byte: (offset: number) => number) => void;
};

const always = (length: number) => () => length;

/** By name, as the ESC/POS command reference describes them. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  '\x1b@': { length: always(2), run: (machine) => Object.assign(machine, initial()) },
  '\x1c.': { length: always(2), run: (machine) => void (machine.twoByte = false) },
  '\x1b!': { length: always(3), run: (machine, byte) => void (machine.style = styleOf(byte(2))) },
  '\x1b3': { length: always(3), run: (machine, byte) => void (machine.spacing = byte(2)) },
  '\x1bJ': { length: always(3), run: (machine, byte) => printRow(machine, byte(2)) },
  '\x1ba': { length: always(3), run: (machine, byte) => void (machine.centred = byte(2) === 1) },
  '\x1bd': { length: always(3), run: (machine, byte) => feedRoll(machine.roll, byte(2) * machine.spacing) },
  '\x1bp': { length: always(5), run: ({ pulses }, byte) => void pulses.push(byte(2) === 0 ? 2 : 5) },
  '\x1bt': { length: always(3), run: (machine, byte) => void (machine.page = PAGES[byte(2)]) },
  '\x10\x04': { length: always(3), run: () => undefined },
  '\x1dr': { length: always(3), run: ({ questions }) => void questions.push({ kind: 'paper' }) },
  '\x1dh': { length: always(3), run: ({ bars }, byte) => void (bars.height = byte(2)) },
  '\x1dw': { length: always(3), run: ({ bars }, byte) => void (bars.module = byte(2)) },
  '\x1dH': { length: always(3), run: ({ bars }, byte) => void (bars.digits = byte(2) !== 0) },
  '\x1dk': { length: (byte) => 4 + byte(3), run: printBars },
  '\x1dV': {
    length: (byte) => (byte(2) >= 65 ? 4 : 3),
    run: ({ cuts }, byte) => void cuts.push(byte(2) % 2 === 1 ? 'full' : 'partial'),
  },
  '\x1d(': { length: (byte) => 5 + byte(3) + 256 * byte(4), run: runExtended },
};

/** `ESC J` and the line feed: what is in the row comes out, and so much paper goes by. */
export function printRow(machine: Machine, dots: number): void {
  const { roll, row, letterRows } = machine;
  if (row.length === 0) return feedRoll(roll, dots);
  letterRows.push({ text: textOf(row), columns: columnsOf(row), styles: row.map(({ style }) => style) });
  drawRow(roll, row, { atlas: atlasOfTests(), spacing: dots });
  machine.row = [];
}

/** A byte that is no command. */
export function printLetter({ row, page, style, twoByte, strays }: Machine, byte: number): void {
  const isLetter = byte >= 0x20 && byte !== 0x7f && page !== undefined && !(twoByte && byte >= 0x80);
  if (!isLetter || !strike(row, byte, page, style)) strays.push(byte);
}

/** Where a code comes out that is not in the middle, no slip of ours has one. */
function mustBeCentred({ centred, row }: Machine, what: string): void {
  if (!centred || row.length > 0) throw new Error(`${what} is not in the middle of a row of its own`);
}

function printBars(machine: Machine, byte: (offset: number) => number): void {
  const { bars, roll, codes } = machine;
  mustBeCentred(machine, 'a bar code');
  if (byte(2) !== 67 || bars.digits) throw new Error('no EAN-13 without digits');
  const digits = textAt(byte, 4, byte(3));
  feedRoll(roll, bars.height);
  stamp(roll, ean13Picture(digits, bars.module, bars.height));
  codes.push({ kind: 'ean13', text: digits });
}

/** `GS ( H`: process id; `GS ( k`: codes of modules. */
function runExtended(machine: Machine, byte: (offset: number) => number): void {
  if (byte(2) === 0x48 && byte(5) === 48) machine.questions.push({ kind: 'process', id: textAt(byte, 7, 4) });
  if (byte(2) === 0x6b && byte(5) === 49) runQr(machine, byte);
}

function runQr(machine: Machine, byte: (offset: number) => number): void {
  const { roll, codes, qr } = machine;
  const length = byte(3) + 256 * byte(4);
  if (byte(6) === 67) qr.module = byte(7);
  if (byte(6) === 80) qr.text = textAt(byte, 8, length - 3);
  if (byte(6) !== 81) return;
  mustBeCentred(machine, 'a QR code');
  const picture = qrPicture(qr.text, qr.module);
  feedRoll(roll, picture.length);
  stamp(roll, picture);
  codes.push({ kind: 'qr', text: qr.text });
}

function textAt(byte: (offset: number) => number, from: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, at) => byte(from + at)));
}
