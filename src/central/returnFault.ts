import { DONG_LIMIT, sumDong } from '../shared/money.ts';
import { QUANTITY_LIMIT } from '../shared/quantity.ts';
import type { ReturnBody, ReturnLine } from '../shared/return/return.ts';
import { areWithin, isDividedUp, isMoney, ROUNDING_LIMIT } from './saleFault.ts';

/**
 * What does not add up in a return by itself. That no more came back than was sold, and at which price, only the till's
 * whole journal can tell: its verifier does.
 */
export function returnFault(back: ReturnBody): string | undefined {
  return limitFault(back) ?? totalFault(back) ?? refundFault(back);
}

function limitFault(back: ReturnBody): string | undefined {
  const wrongLine = back.lines.findIndex((line) => !isWithinLimits(line));
  if (wrongLine !== -1) return `line ${wrongLine + 1} is beyond what can come back`;
  const wrongLots = back.lines.findIndex((line) => !areWithin(line));
  if (wrongLots !== -1) return `the lots of line ${wrongLots + 1} are not of its goods`;
  if (back.total >= DONG_LIMIT) return 'the total is beyond what can come back';
  return Math.abs(back.rounding) >= ROUNDING_LIMIT ? 'the rounding is beyond any cash rounding' : undefined;
}

function isWithinLimits({ quantity, price, amount, parts }: ReturnLine): boolean {
  return isMoney(price) && isMoney(amount) && quantity > 0 && quantity <= QUANTITY_LIMIT && isDividedUp(parts, amount);
}

function totalFault({ lines, total, vat }: ReturnBody): string | undefined {
  const sum = sumDong(lines.map(({ amount }) => amount));
  if (sum !== total) return `the lines come to ${sum}, not ${total}`;
  const gross = sumDong(vat.map((group) => group.gross));
  return gross === total ? undefined : `the VAT is that of ${gross}, not of ${total}`;
}

function refundFault({ refunds, total, rounding }: ReturnBody): string | undefined {
  const back = sumDong(refunds.map(({ amount }) => amount));
  return back === total + rounding ? undefined : `${back} was given back, not ${total + rounding}`;
}
