export const tender = {
  title: 'Thanh toán',
  cash: 'Tiền mặt',
  total: 'Tổng tiền',
  rounding: 'Làm tròn',
  due: 'Cần thu',
  given: 'Khách đưa',
  exact: 'Đủ tiền',
  change: 'Tiền thối',
  missing: 'Còn thiếu',
  finish: 'Hoàn tất',
  quick: 'Tiền khách hay đưa',
  scanRefused: 'Đang thu tiền phiếu này. Thu xong rồi quét tiếp, hoặc bấm Esc để thêm hàng vào phiếu.',
  notTaken: 'Máy quầy bị ngắt giữa chừng, phiếu này chưa được thu tiền. Giỏ hàng còn nguyên; bấm thanh toán lần nữa.',
} as const;

export const done = {
  title: 'Đã thu tiền',
  number: 'Phiếu {{number}}',
  change: 'Tiền thối',
  noChange: 'Vừa đủ, không phải thối',
  due: 'Đã thu',
  given: 'Khách đưa',
  next: 'Phiếu tiếp theo',
  nextMore: 'Quét món tiếp theo là bắt đầu phiếu mới.',
} as const;
