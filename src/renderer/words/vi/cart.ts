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
  clearTaken:
    'Đã nhận tiền của khách cho phiếu này. Hoàn lại cho khách trước; quản lý cho phép thì mới bỏ, và báo cáo ca ghi lại.',
  takenSoFar: 'Đã nhận {{amount}} ({{ways}})',
  clearQuestion: 'Bỏ cả {{count}} món trong phiếu này?',
  clearYes: 'Bỏ cả phiếu',
  lineHint: 'Chạm để đổi số lượng, giá, giảm giá hoặc ghi chú.',
  lineEdit: 'Giảm/Giá',
  hold: 'Giữ',
  discount: 'Giảm phiếu',
  discounted: 'Giảm {{off}}',
  taken: 'đã giảm {{amount}}',
  off: 'Giảm: {{reason}}',
  credit: 'Khách có {{amount}} để đổi hàng',
  creditLater: 'Để lần sau',
  creditKept: 'Khách giữ phiếu trả hàng {{amount}}, lần sau đưa phiếu ra để đổi.',
  leaveToRemove: 'Xóa {{name}} sau khi đã bắt đầu thu tiền',
  leaveToClear: 'Bỏ cả phiếu: {{lines}} dòng hàng, {{amount}}',
} as const;

export const quantity = {
  title: 'Số lượng',
  unit: 'Số {{unit}}',
  weight: 'Cân nặng ({{unit}})',
  save: 'Đổi',
  add: 'Thêm vào phiếu',
  weighFirst: 'Chưa nhập cân nặng của {{name}}. Nhập số cân rồi quét lại món vừa rồi, hoặc Esc nếu khách thôi.',
  fault: {
    notANumber: 'Nhập một số, ví dụ 3 hoặc 0,35',
    tooFine: 'Nhiều nhất ba số sau dấu phẩy, ví dụ 0,357',
  },
  heavy: '{{amount}} {{unit}} là {{price}}. Đúng vậy thì bấm lần nữa; nếu là gam, gõ lại: {{grams}}.',
  each: '{{price}} / {{unit}}',
  leave: '{{name}}: {{quantity}} → {{to}} {{unit}}, giá {{price}}',
} as const;

export const pad = { back: 'Xóa một số', clear: 'Xóa hết', keys: 'Bàn phím số' } as const;

export const line = {
  parts: 'Sửa dòng hàng',
  quantity: 'Số lượng',
  discount: 'Giảm giá',
  price: 'Giá',
  note: 'Ghi chú',
} as const;

export const discount = {
  sale: 'Giảm giá cả phiếu',
  percent: 'Giảm theo phần trăm',
  amount: 'Giảm số tiền',
  from: 'Tiền hàng {{amount}}',
  left: 'còn {{amount}}',
  fault: {
    noGoods: 'Chưa có tiền hàng để giảm.',
    nothing: 'Gõ mức giảm rồi bấm Enter.',
    noPercent: 'Phần trăm từ 0,1 đến 100. Giảm số tiền: phím đ.',
    tooMuch: 'Nhiều nhất {{most}}',
  },
  standing: 'Đang giảm {{off}}: {{reason}}',
  remove: 'Bỏ giảm giá',
  why: 'Chọn lý do để giảm',
  /** Divided by `|`. */
  reasons: 'Khách quen|Mua nhiều|Hàng trưng bày|Bao bì móp, cận hạn',
  own: 'Lý do khác…',
  give: 'Giảm',
  leaveLine: 'Giảm {{off}} cho {{quantity}} {{unit}} {{name}}: {{whole}} còn {{left}}',
  leaveSale: 'Giảm {{off}} cả phiếu: {{whole}} còn {{left}}',
} as const;

export const price = {
  new: 'Giá mới một {{unit}}',
  listed: 'Giá niêm yết {{price}}',
  standing: 'Đang bán {{price}}: {{reason}}',
  back: 'Về giá niêm yết',
  why: 'Chọn lý do để đổi giá',
  reasons: 'Nhãn ghi giá khác|Giá đã hẹn với khách|Hàng cận hạn|Chủ thể đổi giá',
  give: 'Đổi giá',
  leave: '{{name}} ({{quantity}} {{unit}}): {{from}} → {{to}}',
} as const;

export const note = {
  label: 'Ghi chú in dưới dòng hàng',
  usual: 'Gói quà|Khách lấy sau',
  own: 'Ghi chú khác…',
  keep: 'Ghi',
  remove: 'Bỏ ghi chú',
} as const;

export const buyer = {
  title: 'Ai đang mua',
  local: 'Trong tỉnh',
  domestic: 'Tỉnh khác',
  foreign: 'Nước ngoài',
} as const;

export const held = {
  title: 'Giữ phiếu',
  name: 'Giữ phiếu đang bán, đặt tên cho dễ nhớ (không bắt buộc)',
  example: 'chị áo đỏ',
  phone: 'Khách đồng ý mới ghi số điện thoại để gọi lại. Tên và số chỉ ở máy này, mất hẳn khi lấy lại hay bỏ phiếu.',
  hold: 'Giữ phiếu',
  list: 'Các phiếu đang giữ',
  none: 'Chưa giữ phiếu nào.',
  count: 'đang giữ {{count}} phiếu',
  nameless: 'không tên',
  more: '+ {{count}} món',
  by: '{{time}} · {{name}}',
  done: 'Đã giữ phiếu {{name}}. Lấy lại bằng F6.',
  inPlace: 'Phiếu đang bán dở đã được giữ lại, lấy lại bằng F6.',
  repriced: 'Phiếu giữ từ hôm trước: giá hôm nay đã đổi với {{names}}. Báo khách tổng mới.',
  gone: 'Không còn bán: {{names}}. Đã bỏ khỏi phiếu.',
  drop: 'Bỏ phiếu giữ {{name}}',
  dropYes: 'Bỏ thật?',
  leaveToDrop: 'Bỏ phiếu giữ {{name}}, {{amount}}',
} as const;

export const missed = {
  title: 'Khách hỏi, không có',
  offer: 'Khách hỏi, không có',
  short: 'Hỏi, không có',
  what: 'Khách hỏi món gì',
  note: 'Ghi thêm (không bắt buộc, không ghi tên hay số điện thoại khách)',
  keep: 'Ghi lại',
  told: 'Đã ghi: khách hỏi “{{text}}”, không có.',
} as const;

export const keys = {
  title: 'Các phím',
  help: 'Bảng phím này',
  quantity: 'Số lượng của dòng đang chọn',
  search: 'Tìm hàng theo tên, chủ thể, mã',
  line: 'Giảm giá và giá của dòng đang chọn',
  find: 'Tìm phiếu đã bán, trả hàng',
  hold: 'Giữ phiếu, lấy lại phiếu',
  discount: 'Giảm giá cả phiếu',
  remove: 'Xóa dòng đang chọn',
  pay: 'Thanh toán',
  shift: 'Ca và két',
  stock: 'Kho',
  camera: 'Quét bằng camera',
  times: 'Ba cái của món quét hoặc chạm tiếp theo',
  letters: 'Gõ tên hàng, tìm ngay',
  step: 'Thêm, bớt một cái',
  choose: 'Chọn dòng khác',
  missed: 'Ghi món tìm thấy đang chọn: khách hỏi, kệ không có',
  enter: 'Xong, lấy, thu tiền',
  escape: 'Thôi, trở lại',
} as const;
