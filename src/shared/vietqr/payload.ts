import { type Dong, dong } from '../money.ts';
import { crc16 } from './crc.ts';
import { type Field, fieldOf, readFields, writeFields } from './fields.ts';
import { type Transfer, type TransferFault, transferFault } from './transfer.ts';

/** Who laid down what stands in field 38: NAPAS, and its service “transfer to an account”. */
const NAPAS = 'A000000727';
const TO_ACCOUNT = 'QRIBFTTA';
/** ISO 4217. */
const DONG_CODE = '704';
const COUNTRY = 'VN';
/** Field 01: a static code, a dynamic one. */
const MANY_TIMES = '11';
const ONCE = '12';
/** `63` and its length; the checksum is over it as well. */
const CHECKSUM = '6304';

/**
 * The text of a VietQR code (EMVCo merchant-presented, NAPAS), its checksum at its end. Needs no network: a bank's app reads
 * all of it from the picture.
 */
export function writeVietQr(transfer: Transfer): string | TransferFault {
  const fault = transferFault(transfer);
  if (fault) return fault;
  const { bin, account, amount, reusable, bill, purpose = bill, terminal, name } = transfer;
  const additional = writeFields([
    ['01', bill],
    ['07', terminal],
    ['08', purpose],
  ]);
  const payload = writeFields([
    ['00', '01'],
    ['01', amount === undefined || reusable ? MANY_TIMES : ONCE],
    [
      '38',
      writeFields([
        ['00', NAPAS],
        [
          '01',
          writeFields([
            ['00', bin],
            ['01', account],
          ]),
        ],
        ['02', TO_ACCOUNT],
      ]),
    ],
    ['53', DONG_CODE],
    ['54', amount?.toString()],
    ['58', COUNTRY],
    ['59', name],
    ['62', additional === '' ? undefined : additional],
  ]);
  return `${payload}${CHECKSUM}${crc16(payload + CHECKSUM)}`;
}

/** Why a text is no VietQR code that can be relied on. */
export type PayloadFault = { readonly fault: 'bad-checksum' | 'not-vietqr' };

/** Reads a VietQR code's text back, for checking what was made: whatever is not exactly so is a fault. */
export function readVietQr(text: string): Transfer | PayloadFault {
  const body = text.slice(0, -CHECKSUM.length);
  if (!body.endsWith(CHECKSUM) || text.slice(-4) !== crc16(body)) return { fault: 'bad-checksum' };
  const fields = readFields(body.slice(0, -CHECKSUM.length));
  const account = fields && accountIn(fields);
  if (!fields || !account || !isVietQr(fields)) return { fault: 'not-vietqr' };
  const amount = amountIn(fields);
  const times = fieldOf(fields, '01');
  const isTimes = times === MANY_TIMES || (times === ONCE && amount !== undefined);
  if (amount === null || !isTimes) return { fault: 'not-vietqr' };
  const reusable = times === MANY_TIMES && amount !== undefined ? true : undefined;
  return { ...account, amount, reusable, name: fieldOf(fields, '59'), ...wordsIn(fields) };
}

function isVietQr(fields: readonly Field[]): boolean {
  const fixed = { '00': '01', '53': DONG_CODE, '58': COUNTRY };
  return Object.entries(fixed).every(([id, value]) => fieldOf(fields, id) === value);
}

function accountIn(fields: readonly Field[]): Pick<Transfer, 'bin' | 'account'> | undefined {
  const merchant = readFields(fieldOf(fields, '38') ?? '') ?? [];
  if (fieldOf(merchant, '00') !== NAPAS || fieldOf(merchant, '02') !== TO_ACCOUNT) return undefined;
  const place = readFields(fieldOf(merchant, '01') ?? '') ?? [];
  const bin = fieldOf(place, '00');
  const account = fieldOf(place, '01');
  return bin === undefined || account === undefined ? undefined : { bin, account };
}

/** @returns null where what stands there is no whole amount of đồng */
function amountIn(fields: readonly Field[]): Dong | null | undefined {
  const digits = fieldOf(fields, '54');
  if (digits === undefined) return undefined;
  return /^[1-9]\d{0,12}$/.test(digits) ? dong(Number(digits)) : null;
}

function wordsIn(fields: readonly Field[]): Pick<Transfer, 'bill' | 'purpose' | 'terminal'> {
  const additional = readFields(fieldOf(fields, '62') ?? '') ?? [];
  return {
    bill: fieldOf(additional, '01'),
    purpose: fieldOf(additional, '08'),
    terminal: fieldOf(additional, '07'),
  };
}
