/** On lists as files, and on bringing them back. */
export const lists = {
  files: 'Tệp {{name}}',
  download: 'Tải {{name}} về, {{kind}}',
  bring: 'Nhập từ tệp',
  besides: {
    gia: 'Mọi giá, của từng nhóm điểm bán, cả giá đã qua và sắp tới',
    'gio-qua': 'Trong các giỏ quà có gì',
    'cau-chuyen': 'Câu chuyện của sản phẩm và chủ thể',
  },
  names: {
    'danh-muc': 'danh mục',
    'chu-the': 'chủ thể',
    'chung-nhan': 'chứng nhận và lịch sử',
    'khuyen-mai': 'khuyến mãi',
    'cau-chuyen': 'câu chuyện',
    gia: 'giá',
    'gio-qua': 'giỏ quà',
    'diem-ban': 'điểm bán',
    'may-quay': 'máy quầy',
    'nhan-vien': 'nhân viên',
  },
  title: {
    promotions: 'Nhập khuyến mãi từ tệp',
    outlets: 'Nhập điểm bán từ tệp',
    staff: 'Nhập nhân viên từ tệp',
  },
  template: 'Tải tệp đang có về, sửa hoặc thêm dòng rồi chọn lại. Không có trong tệp thì vẫn giữ nguyên.',
  name: 'Tên',
  detail: 'Chi tiết',
  confirm_other: 'Nhập {{shown}} dòng',
  done_other: 'Đã nhập {{shown}} dòng. Có ở mọi quầy sau lần đồng bộ tới.',
  see: 'Xem danh sách',
} as const;
