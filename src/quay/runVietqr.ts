import { type Dong, formatDong } from '../shared/money.ts';
import { writeVietQr } from '../shared/vietqr/payload.ts';
import type { TransferFault } from '../shared/vietqr/transfer.ts';

export type VietqrWishes = {
  readonly bank: string;
  readonly account: string;
  readonly amount?: string;
  readonly bill?: string;
  readonly purpose?: string;
  readonly name?: string;
  readonly json?: true;
};

/** Prints the text of a VietQR code, or why there is none. */
export function runVietqr({ bank, account, amount, bill, purpose, name, json }: VietqrWishes): void {
  const wanted = amount === undefined ? undefined : dongIn(amount);
  const payload = writeVietQr({ bin: bank, account, amount: wanted, bill, purpose, name });
  if (typeof payload === 'string') {
    console.log(json ? JSON.stringify({ payload }) : payload);
    return;
  }
  if (json) console.log(JSON.stringify(payload));
  const [vi, en] = SENTENCES[payload.fault];
  console.error(vi);
  console.error(en);
  process.exitCode = 2;
}

/** Digits, or digits in groups of three with dots as on a price tag. @returns what no code takes, where it is neither */
function dongIn(text: string): Dong {
  const isMoney = /^\d+$/.test(text) || /^[1-9]\d{0,2}(?:\.\d{3})+$/.test(text);
  return (isMoney ? Number(text.replaceAll('.', '')) : -1) as Dong;
}

const MOST = formatDong(9_999_999_999_999 as Dong);

const SENTENCES = {
  'bad-bank': ['--bank: mã ngân hàng là sáu chữ số, ví dụ 970416.', '--bank is the bank’s six digits, e.g. 970416.'],
  'bad-account': [
    '--account: số tài khoản gồm 1 đến 19 chữ số hoặc chữ cái, không có khoảng trắng.',
    '--account is 1 to 19 digits or letters, without spaces.',
  ],
  'bad-amount': [
    `--amount: số tiền là số đồng nguyên, từ 1 đến ${MOST}.`,
    `--amount is whole đồng, from 1 to ${MOST}.`,
  ],
  'bad-bill': [
    '--bill: số phiếu gồm 1 đến 25 ký tự không dấu (ASCII).',
    '--bill is 1 to 25 plain characters (ASCII, no accents).',
  ],
  'bad-purpose': [
    '--purpose: nội dung chuyển khoản gồm 1 đến 25 ký tự không dấu (ASCII).',
    '--purpose is 1 to 25 plain characters (ASCII, no accents).',
  ],
  'bad-name': [
    '--name: tên chủ tài khoản gồm 1 đến 25 ký tự không dấu (ASCII).',
    '--name is 1 to 25 plain characters (ASCII, no accents).',
  ],
  'bad-terminal': ['Mã máy quầy gồm 1 đến 25 ký tự không dấu.', 'A terminal is 1 to 25 plain characters.'],
} as const satisfies Record<TransferFault['fault'], readonly [vi: string, en: string]>;
