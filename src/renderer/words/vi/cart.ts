export const cart = {
  title: 'Phiếu mới',
  lines: 'Các dòng hàng',
  empty: 'Quét món đầu tiên',
  emptyMore: 'hoặc chạm vào hàng bên trái, hoặc gõ tên (F3)',
  total: 'Tổng',
  pieces: '{{count}} món',
  removeLine: 'Xóa dòng',
  quantity: 'Số lượng',
  more: 'Thêm một',
  less: 'Bớt một',
  pay: 'Thanh toán',
  touched: '{{name}}: {{quantity}}, {{amount}}',
  removed: 'Đã xóa dòng {{name}}',
  clear: 'Bỏ cả phiếu',
  clearQuestion: 'Bỏ cả {{count}} món trong phiếu này?',
  clearYes: 'Bỏ cả phiếu',
  lineHint: 'Chạm để đổi số lượng.',
} as const;

export const quantity = {
  title: 'Số lượng',
  unit: 'Số {{unit}}',
  weight: 'Cân nặng ({{unit}})',
  save: 'Đổi',
  add: 'Thêm vào phiếu',
  notANumber: 'Nhập một số, ví dụ 3 hoặc 0,35',
} as const;

export const pad = { back: 'Xóa một số', clear: 'Xóa hết', keys: 'Bàn phím số' } as const;
