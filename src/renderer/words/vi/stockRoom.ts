/** The room itself; each of its pages has words of its own. */
export const stockRoom = {
  title: 'Kho',
  lead: 'Hàng vào, hàng ra, hàng còn trên kệ.',
  leave: 'Về bán hàng',
  training: 'Đang ở chế độ huấn luyện: xem được, chưa ghi gì vào sổ kho.',
} as const;
