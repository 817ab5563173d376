import type { LostBy } from '../../../shared/contract/recovery.ts';

export const recover = {
  title: 'Khôi phục dữ liệu quầy',
  lost: {
    damaged: 'Tệp dữ liệu của quầy bị hỏng trên ổ đĩa.',
    'not-a-database': 'Tệp dữ liệu của quầy không còn là tệp dữ liệu.',
    emptied: 'Tệp dữ liệu của quầy đã bị làm rỗng.',
    missing: 'Không thấy tệp dữ liệu của quầy, dù quầy này đã bán hàng.',
    behind: 'Tệp dữ liệu của quầy cũ hơn những gì quầy đã ghi.',
    another: 'Tệp dữ liệu là của quầy khác, hoặc đã bị thay bằng bản khác.',
  } satisfies Record<LostBy, string>,
  lead: 'Tệp hỏng được cất riêng, không xoá.',
  backups: 'Các bản sao lưu',
  newest: 'mới nhất',
  choose: 'Chọn một bản sao lưu để bán tiếp.',
  noneUsable: 'Không bản nào dưới đây dùng được ở máy này.',
  spoilt: 'Không kiểm tra đủ: không dùng được.',
  looking: 'Đang tìm bản sao lưu và hỏi trung tâm…',
  none: 'Không tìm thấy bản sao lưu nào trong máy và trên các ổ đang cắm.',
  unreadable_other: '{{count}} tệp sao lưu không đọc được, đã bỏ qua.',
  sales_other: '{{count}} phiếu bán, đến {{upTo}}',
  noSales: 'chưa có phiếu bán',
  asked_other: 'Trung tâm còn giữ thêm {{count}} mục ghi sau bản này: máy sẽ lấy về đủ.',
  same: 'Trung tâm không có gì mới hơn bản này.',
  apart:
    'Trung tâm đã nhận những mục khác của quầy này, không nối tiếp bản này. Nếu khôi phục bản này, trung tâm giữ cả hai và báo quản lý.',
  unreachable: 'Chưa hỏi được trung tâm. Phiếu bán sau bản này nếu đã gửi thì vẫn còn ở trung tâm.',
  anotherMachine: 'Của máy khác ({{till}}): không dùng được ở máy này.',
  restore: 'Khôi phục bản này',
  restoring: 'Đang khôi phục, đừng tắt máy…',
  newNumbers: 'Số phiếu sau khi khôi phục có thêm một dấu riêng, nên không số nào bị dùng lại.',
  lookIn: 'Cắm ổ USB sao lưu rồi bấm Tìm, hoặc nhập thư mục',
  lookInHint: 'Ví dụ E:\\ hoặc /media/usb',
  look: 'Tìm',
  noSuchFolder: 'Không có thư mục này. Kiểm tra ổ đã cắm chưa và đường dẫn.',
  noneThere: 'Không thấy bản sao lưu nào trong thư mục này.',
  foundThere_other: 'Thấy {{count}} bản sao lưu trong thư mục này.',
  anew: 'Ghép lại như máy mới',
  anewLead:
    'Không có bản nào dùng được? Nhờ trung tâm cấp mã ghép, rồi ghép máy này thành quầy mới. Phiếu đã gửi vẫn ở trung tâm; số phiếu không bị dùng lại.',
  anewSure: 'Cất tệp hỏng sang một bên và ghép lại máy này?',
  anewMore:
    'Máy này sẽ chờ mã ghép như máy mới, và thành quầy mới của điểm bán. Tệp hỏng và các bản sao lưu vẫn còn trong máy, không bị xoá.',
  done: 'Đã khôi phục {{sales}} phiếu bán.',
  doneFetched: 'Đã khôi phục {{sales}} phiếu bán, trong đó {{fetched}} mục ghi lấy lại từ trung tâm.',
  doneUnreachable:
    'Đã khôi phục {{sales}} phiếu bán. Chưa hỏi được trung tâm: khi có mạng, nếu trung tâm có phiếu mà máy không có, trung tâm giữ cả hai và báo quản lý.',
  doneApart:
    'Đã khôi phục {{sales}} phiếu bán. Trung tâm có những phiếu khác của quầy này: trung tâm giữ cả hai và báo quản lý.',
} as const;
