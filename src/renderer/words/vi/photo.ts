/** A photograph that goes with what is told. */
export const photo = {
  title: 'Ảnh món hàng (không bắt buộc)',
  take: 'Chụp ảnh',
  file: 'Chọn ảnh có sẵn…',
  shoot: 'Chụp',
  kept: 'Ảnh sẽ gửi trung tâm',
  drop: 'Bỏ ảnh',
  unreadable: 'Không đọc được ảnh này. Chọn ảnh JPEG, PNG hoặc WebP khác.',
  leftOut: 'Ảnh không giữ được ở máy này.',
} as const;
