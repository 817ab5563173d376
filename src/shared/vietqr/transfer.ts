import type { Dong } from '../money.ts';

/** A transfer that a VietQR code asks for. Text is printable ASCII: banks turn anything else into question marks. */
export type Transfer = {
  /** The bank's number with NAPAS, six digits: 970416. */
  readonly bin: string;
  readonly account: string;
  /** Whole đồng. Without it the payer types how much, and the code is a static one. */
  readonly amount?: Dong | undefined;
  /** The same code for many payments of the amount, as on a sticker; otherwise one with an amount is for one payment. */
  readonly reusable?: true | undefined;
  /** What the bank's notice is found by. */
  readonly bill?: string | undefined;
  /** What the payer's bank writes into the transfer; the bill's number where nothing else is said. */
  readonly purpose?: string | undefined;
  readonly terminal?: string | undefined;
  /** Whose account it is. */
  readonly name?: string | undefined;
};

/** Why no code can be made of it. */
export type TransferFault = {
  readonly fault: 'bad-bank' | 'bad-account' | 'bad-amount' | 'bad-bill' | 'bad-purpose' | 'bad-terminal' | 'bad-name';
};

/** Digits of field 54 (EMVCo): thirteen. */
export const AMOUNT_LIMIT = 10_000_000_000_000;
/** Characters of a bill number, a purpose, a terminal and a name (EMVCo 59 and 62). */
export const TEXT_LIMIT = 25;

/** Six digits. */
export const BANK = /^\d{6}$/;
/** What NAPAS takes for an account: at most 19 letters and digits. */
export const ACCOUNT = /^[0-9A-Za-z]{1,19}$/;
const TEXT = /^[\x20-\x7e]{1,25}$/;

/** @returns undefined where all is as the standard wants it */
export function transferFault({ bin, account, amount, ...words }: Transfer): TransferFault | undefined {
  if (!BANK.test(bin)) return { fault: 'bad-bank' };
  if (!ACCOUNT.test(account)) return { fault: 'bad-account' };
  if (amount !== undefined && !isPayable(amount)) return { fault: 'bad-amount' };
  for (const what of ['bill', 'purpose', 'terminal', 'name'] as const) {
    const word = words[what];
    if (word !== undefined && !isText(word)) return { fault: `bad-${what}` };
  }
  return undefined;
}

function isPayable(amount: number): boolean {
  return Number.isInteger(amount) && amount > 0 && amount < AMOUNT_LIMIT;
}

/** A blank one would vanish at the first bank that trims. */
function isText(text: string): boolean {
  return TEXT.test(text) && text.trim() !== '';
}
