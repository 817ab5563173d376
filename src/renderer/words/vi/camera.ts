export const camera = {
  title: 'Quét bằng camera',
  key: 'Quét bằng camera',
  torch: 'Đèn',
  which: 'Chọn camera',
  nth: 'Camera {{nth}}',
  starting: 'Đang mở camera…',
  aim: 'Đưa mã vạch vào khung. Esc để tắt camera.',
  read: 'Vừa đọc: {{code}}',
  again: 'Thử lại',
  denied:
    'Máy chưa cho dùng camera. Bấm biểu tượng camera bên cạnh địa chỉ (hoặc vào cài đặt quyền riêng tư của máy), cho phép, rồi thử lại.',
  none: 'Không thấy camera nào. Cắm camera vào máy rồi thử lại.',
  busy: 'Camera đang bận hoặc không mở được. Tắt chương trình khác đang dùng camera rồi thử lại.',
  lost: 'Mất camera. Phiếu vẫn nguyên. Xem lại dây cắm rồi thử lại.',
  reader: 'Bộ đọc mã không chạy được. Phiếu vẫn nguyên, máy quét vẫn dùng được. Hãy thử lại.',
} as const;
