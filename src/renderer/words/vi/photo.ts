/** A photograph that goes with what is told. */
export const photo = {
  title: 'Ảnh món hàng (không bắt buộc)',
  take: 'Chụp ảnh',
  file: 'Chọn ảnh có sẵn…',
  shoot: 'Chụp',
  kept: 'Ảnh sẽ gửi trung tâm',
  drop: 'Bỏ ảnh',
  unreadable: 'Không đọc được ảnh này. Chọn ảnh JPEG, PNG hoặc WebP khác.',
  add: 'Thêm ảnh',
  done: 'Dùng ảnh này',
  open: 'Xem ảnh kèm phiếu',
  ofPaper: 'Ảnh kèm phiếu',
  elsewhere: 'Phiếu có ảnh. Máy này không còn giữ, trung tâm xem được ở Tồn kho.',
  leftOut: 'Ảnh không giữ được ở máy này.',
} as const;
