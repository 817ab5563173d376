import type { Health } from '../../../shared/doctor/finding.ts';

export const doctor = {
  menu: 'Khám máy',
  title: 'Khám máy quầy',
  looking: 'Đang khám… {{done}}/{{of}} mục. Vẫn bán bình thường.',
  progress: 'Đã khám được',
  sign: {
    well: 'Máy quầy khoẻ',
    watch: 'Có việc nên làm sớm',
    bad: 'Có việc cần làm ngay',
    unknown: 'Có mục chưa xem được',
  } satisfies Record<Health, string>,
  health: { well: 'tốt', watch: 'nên làm sớm', bad: 'cần làm ngay', unknown: 'chưa xem được' } satisfies Record<
    Health,
    string
  >,
  state: {
    never: 'Chưa khám',
    'called-off': 'Đã thôi giữa chừng',
    failed: 'Chưa khám xong được. Không có gì bị thay đổi; thử lại, nếu vẫn vậy thì gọi bộ phận hỗ trợ.',
  },
  at: 'Khám lúc {{at}}. Khám chỉ xem, không sửa gì.',
  again: 'Khám lại',
  callOff: 'Thôi khám',
  copy: 'Chép',
  print: 'In',
  copied: 'Đã chép kết quả khám.',
  notCopied: 'Máy này không cho chép. Bấm In, hoặc lập gói hỗ trợ.',
  bundle: 'Lập gói hỗ trợ…',
  bundleTitle: 'Gói hỗ trợ: đọc trước khi lưu',
  bundleLead:
    'Đây là tất cả những gì có trong gói. Không có tên, ghi chú, số điện thoại, địa chỉ, mã PIN, khoá, giá hay tiền của ai; chỗ đã che hiện là ‹…›.',
  files: 'Các tệp trong gói',
  save: 'Lưu gói này',
  saved: 'Đã lưu gói hỗ trợ, tệp {{name}}. Gửi tệp này cho bộ phận hỗ trợ.',
} as const;
