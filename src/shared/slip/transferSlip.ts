import type { BankAccount, Outlet } from '../catalogue/outlet.ts';
import { formatInstant, type Instant } from '../day.ts';
import { type Dong, formatDong } from '../money.ts';
import { bankName } from '../vietqr/banks.ts';
import { centred, feed, pair, type QrCode, qr, rule, type Slip } from './slip.ts';

/** A transfer that is asked for on paper. */
export type AskedTransfer = {
  readonly outlet: Outlet;
  readonly account: BankAccount;
  readonly amount: Dong;
  readonly bill: string;
  readonly at: Instant;
  /** The VietQR code. */
  readonly code: QrCode;
};

/** The paper a buyer pays a VietQR code from. It says that nothing is paid yet, so that nobody takes it for the slip. */
export function transferSlip({ outlet, account, amount, bill, at, code }: AskedTransfer): Slip {
  return [
    centred(outlet.name, 'bold'),
    rule(),
    centred('MÃ CHUYỂN KHOẢN', 'bold'),
    centred('Chưa thanh toán'),
    feed(6),
    ...(account.demo ? [centred('TÀI KHOẢN MẪU', 'large'), centred('Đừng chuyển tiền thật'), feed(6)] : []),
    qr(code),
    centred(`${formatDong(amount)} ₫`, 'large'),
    feed(6),
    pair('Nội dung', bill, { rightFace: 'bold' }),
    pair('Ngân hàng', bankName(account.bin) ?? account.bin),
    pair('Số tài khoản', account.account),
    pair('Chủ tài khoản', account.name),
    rule('dashed'),
    centred(formatInstant(at, outlet.zone)),
    centred('Kiểm tra tên chủ tài khoản trước khi chuyển'),
  ];
}
