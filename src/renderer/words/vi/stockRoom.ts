/** The room itself; each of its pages has words of its own. */
export const stockRoom = {
  title: 'Kho',
  lead: 'Hàng vào, hàng ra, hàng còn trên kệ.',
  leave: 'Về bán hàng',
  training: 'Đang ở chế độ huấn luyện: xem được, chưa ghi gì vào sổ kho.',
  drop: 'Bỏ cả phiếu',
  dropTitle: 'Bỏ phiếu đang soạn?',
  dropLead: '{{count}} dòng sẽ mất. Chưa có gì trong sổ kho.',
} as const;
