import type { Day } from '../day.ts';
import { foldedWords } from '../fold.ts';
import type { Dong } from '../money.ts';
import { NUMBER } from '../slip/slipCode.ts';

/** What a slip is found by. */
export type Findable = {
  readonly number: string;
  readonly day: Day;
  /** The total, and what it came to after rounding. */
  readonly amounts: readonly Dong[];
  readonly names: readonly string[];
};

/**
 * The terms a slip is indexed under, between spaces: `#…` its number, its counter and every end of that, `$…` its amounts,
 * `@…` its day with and without the year, and the words of its goods.
 */
export function termsOf({ number, day, amounts, names }: Findable): string {
  const counter = /[A-Z]*\d+$/.exec(number)?.[0] ?? '';
  const digits = counter.replace(/\D/g, '');
  const ends = Array.from(digits, (_, from) => `#${digits.slice(from)}`);
  const days = [day.replaceAll('-', ''), day.slice(5).replace('-', '')];
  return [
    wholeNumber(number),
    ...(counter === digits ? [] : [`#${counter.toLowerCase()}`]),
    ...ends,
    ...new Set(amounts.map((amount) => `$${amount}`)),
    ...days.map((text) => `@${text}`),
    ...new Set(names.flatMap(foldedWords)),
  ].join(' ');
}

function wholeNumber(number: string): string {
  return `#${number.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()}`;
}

/** More words than anybody types, and enough to bound the work. */
const PIECES = 8;

/**
 * What somebody typed into the one box, as a question to FTS5 over those terms: slip number or its end, amount, day,
 * words, or several of them, which must all be so.
 * @returns undefined where nothing was typed that could be looked for
 */
export function questionFor(typed: string): string | undefined {
  const pieces = typed.normalize('NFC').trim().split(/\s+/).slice(0, PIECES).flatMap(meanings);
  return pieces.length === 0 ? undefined : pieces.join(' AND ');
}

const AMOUNT = /^(\d{1,3}(?:\.\d{3})+|\d+(?=[₫đd]|vnd$))(?:[₫đd]|vnd)?$/iu;
const DAY = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?$/;
const ISO_DAY = /^\d{4}-\d\d-\d\d$/;
const COUNTER = /^([RT]+)(\d+)$/i;

/** A piece as the ways it can be meant; more than one piece where it holds several words. */
function meanings(piece: string): string[] {
  const amount = AMOUNT.exec(piece)?.[1];
  if (amount !== undefined) return [term(`$${Number(amount.replaceAll('.', ''))}`)];
  const day = ISO_DAY.test(piece) ? `@${piece.replaceAll('-', '')}` : dayTerm(piece);
  if (day !== undefined) return [term(day)];
  const number = piece.replace(/:[0-9a-f]{16}$/i, '');
  if (NUMBER.test(number)) return [term(wholeNumber(number))];
  const counter = COUNTER.exec(piece);
  if (counter) return [term(`#${counter[1]?.toLowerCase()}${counter[2]?.padStart(6, '0')}`)];
  if (/^\d+$/.test(piece)) return [`(${term(`#${piece}`)} OR ${term(`$${Number(piece)}`)} OR ${beginning(piece)})`];
  const end = /^[\p{L}\p{N}.]*-(\d+)$/u.exec(piece)?.[1];
  if (end !== undefined) return [term(`#${end}`)];
  return foldedWords(piece).map(beginning);
}

function dayTerm(piece: string): string | undefined {
  const [, date, month, year] = DAY.exec(piece) ?? [];
  if (date === undefined || month === undefined) return undefined;
  const monthAndDate = month.padStart(2, '0') + date.padStart(2, '0');
  if (year === undefined) return `@${monthAndDate}`;
  return `@${year.length === 2 ? `20${year}` : year}${monthAndDate}`;
}

/** Quoted, so that nothing typed is taken for an operator. */
function term(text: string): string {
  return `"${text}"`;
}

function beginning(word: string): string {
  return `"${word}"*`;
}
