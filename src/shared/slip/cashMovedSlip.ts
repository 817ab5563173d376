import { formatInstant } from '../day.ts';
import { formatDong } from '../money.ts';
import type { CashMovedBody } from '../shift/shift.ts';
import { copyMark } from './copyMark.ts';
import type { EntrySlipContext } from './entrySlip.ts';
import { shopHead } from './saleSlip.ts';
import { centred, feed, pair, rule, type Slip, text } from './slip.ts';

const TITLES = { in: 'PHIẾU THU TIỀN VÀO KÉT', out: 'PHIẾU CHI TIỀN TỪ KÉT' } as const;

/** The paper that lies in the drawer for cash that came or went beside sales; two sign for it. */
export function cashMovedSlip(body: CashMovedBody, { outlet, at, till, copy, again }: EntrySlipContext): Slip {
  return [
    ...shopHead(outlet),
    rule(),
    feed(6),
    centred(TITLES[body.direction], 'bold'),
    ...(body.training ? [centred('HUẤN LUYỆN', 'large')] : []),
    ...copyMark({ copy, again }),
    feed(6),
    pair(formatInstant(at, outlet.zone), `Máy quầy ${till}`),
    text(`Thu ngân: ${body.cashier}`),
    ...(body.approvedBy ? [text(`Người cho phép: ${body.approvedBy.name}`)] : []),
    rule('dashed'),
    pair(body.direction === 'in' ? 'Thu' : 'Chi', `${formatDong(body.amount)} ₫`, { face: 'large' }),
    text(`Lý do: ${body.reason}`),
    feed(24),
    pair('Người giao ký', 'Người nhận ký'),
    feed(72),
  ];
}

/** What people call it: it has no number of its own. */
export function cashMovedTitle({ direction, amount }: CashMovedBody): string {
  return `${direction === 'in' ? 'thu' : 'chi'} ${formatDong(amount)} ₫`;
}
