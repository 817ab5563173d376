export const search = {
  label: 'Tìm hàng',
  placeholder: 'Quét hoặc gõ tên…',
  key: 'F3 Tìm',
  timesClear: '{{count}} cái của món tiếp theo. Chạm để bỏ.',
  clear: 'Xóa chữ đang tìm',
  results: 'Kết quả tìm',
  found: '{{count}} món khớp',
  nothing: 'Không thấy món nào khớp “{{text}}”.',
  nothingMore: 'Thử ít chữ hơn, gõ tên chủ thể, hoặc quét mã trên bao bì.',
} as const;

export const catalogue = {
  all: 'Tất cả',
  categories: 'Nhóm hàng',
  before: 'Nhóm hàng phía trước',
  after: 'Nhóm hàng phía sau',
  products: 'Hàng bán',
  noPrice: 'Chưa có giá',
  empty: 'Chưa có hàng nào. Danh mục sẽ về khi máy quầy nối được trung tâm.',
  demo: 'Cửa hàng mẫu: giá minh họa, không phải giá bán thật.',
  demoOk: 'Đã hiểu',
  stars: 'OCOP {{stars}} sao',
  perUnit: ' / {{unit}}',
  each: 'mỗi {{unit}}',
} as const;

export const scan = {
  mangled: 'Bộ gõ tiếng Việt đã sửa mã vừa quét. Tắt bộ gõ (UniKey, EVKey) rồi quét lại.',
  setupCard: 'Đây là thẻ cài đặt máy quét, không phải hàng bán.',
  notSelling: 'Mở ca rồi mới quét bán được.',
} as const;
