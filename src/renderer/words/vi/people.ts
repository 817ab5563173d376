export const signIn = {
  title: 'Ai đứng quầy?',
  lead: 'Chạm vào tên của bạn, hoặc quét thẻ nhân viên.',
  stale:
    'Đã {{count}} ngày máy quầy chưa trao đổi trọn vẹn với trung tâm. Người đã nghỉ có thể vẫn vào được máy này: nối mạng rồi bấm Gửi ngay. Bán hàng vẫn bình thường.',
  replaces: 'Máy này thay máy cũ của Quầy {{till}}, giữ nguyên số quầy.',
  replacesLast:
    'Trung tâm giữ {{entries}} mục của máy cũ; phiếu cuối là {{number}}, lúc {{at}}. Phiếu máy cũ bán sau đó thì trung tâm chưa có: máy cũ còn mở được thì ghi tệp ở đó cho trung tâm nhận; còn bản sao lưu thì nhờ kỹ thuật.',
  replacesNothing:
    'Trung tâm chưa nhận phiếu nào của máy cũ ({{entries}} mục). Máy cũ còn mở được thì ghi tệp ở đó cho trung tâm nhận; còn bản sao lưu thì nhờ kỹ thuật.',
  replacesNumbers: 'Phiếu mới mang số {{number}}, … nên không trùng số nào đã in. Đếm lại két trước khi mở ca.',
  nobody: 'Trung tâm chưa khai người bán nào cho điểm này. Khi trung tâm thêm tên, tên sẽ hiện ở đây.',
  role: { cashier: 'Bán hàng', manager: 'Quản lý', administrator: 'Quản trị' },
  standing: {
    none: 'chưa đặt mã PIN',

    blocked: 'đang khóa, cần quản lý mở',
    centre: 'đang khóa, hỏi trung tâm',
  },
  enter: 'Chào {{name}}',
  enterLead: 'Gõ mã PIN của bạn.',
  locked: '{{name}} còn đứng quầy?',
  lockedLead: 'Máy đã khóa vì không ai chạm tới. Giỏ hàng vẫn còn. Gõ mã PIN để bán tiếp.',
  somebodyElse: 'Người khác',
  forgotten: 'Quên mã PIN?',
  atCentre: '{{name}} chưa vào được',
  atCentreLead: 'Mã PIN này đã bị thử sai quá nhiều lần. Nhờ trung tâm bấm “Đặt lại PIN”, rồi đặt mã mới ở đây.',
  nobodyReleases: 'Không quản lý nào ở điểm này mở được mã PIN. Nhờ trung tâm bấm “Đặt lại PIN” cho {{name}}.',
} as const;

export const pin = {
  digits: 'Mã PIN, đã gõ {{count}} trong 6 số',
  checking: 'Đang kiểm…',
  waiting: 'Thử lại sau {{clock}}',
  scanned: 'Đang nhập mã PIN: gõ bằng tay, không quét.',
  choose: '{{name}} đặt mã PIN',
  chooseLead: 'Chọn sáu số chỉ mình bạn biết. Ngày sinh và số lặp dễ bị đoán.',
  managerFirst: '{{name}} đặt mã PIN trước',
  managerFirstLead:
    'Máy quầy mới: quản lý cần có mã PIN trước khi {{name}} vào được. Mời quản lý chọn sáu số chỉ mình mình biết.',
  whoFirst: 'Quản lý đặt mã PIN trước',
  whoFirstLead: 'Máy quầy mới: một quản lý cần có mã PIN trước khi {{name}} vào được. Ai đặt?',
  again: 'Gõ lại mã vừa chọn',
  againLead: 'Một lần nữa, để chắc là bạn nhớ đúng.',
  differs: 'Hai lần gõ chưa giống nhau. Chọn lại từ đầu.',
  whoReleases: 'Nhờ quản lý mở',
  whoReleasesLead: 'Một quản lý gõ mã PIN của mình để {{name}} đặt mã mới. Quản lý không biết mã mới.',
  release: '{{by}} mở cho {{name}}',
  releaseLead: 'Quản lý gõ mã PIN của chính mình.',
  old: 'Mã PIN đang dùng',
  oldLead: 'Gõ mã hiện tại rồi chọn mã mới.',
  change: 'Đổi mã PIN',
  changed: 'Đã đổi mã PIN của {{name}}.',
} as const;

export const badge = {
  nobody: 'Thẻ này không của ai đang bán ở đây. Người đã nghỉ hoặc sang nơi khác thì thẻ không dùng được nữa.',
  own: 'Đây là thẻ của {{name}}. Thẻ chỉ nói là ai: vẫn phải gõ mã PIN bằng tay.',
} as const;

export const approval = {
  title: 'Cần quản lý cho phép',
  who: 'Ai cho phép? Gõ mã PIN ngay trên máy này.',
  by: '{{name}} gõ mã PIN để cho phép lần này.',
  nobody: 'Không có quản lý nào khác có mã PIN ở máy này. Chưa có gì thay đổi.',
  right: {
    'change-price': 'Đổi giá một món',
    'discount-above-limit': 'Giảm giá quá mức cho phép',
    'remove-after-payment-began': 'Bỏ dòng hàng sau khi đã bắt đầu thu tiền',
    return: 'Nhận hàng trả lại',
    'return-without-slip': 'Nhận hàng trả lại không có phiếu',
    'refund-otherwise': 'Trả tiền cho phần không trả bằng tiền',
    'spend-credit-without-slip': 'Dùng tiền đổi hàng không có phiếu',
    'open-drawer': 'Mở két',
    'take-cash-out': 'Chi tiền từ két',
    'close-anothers-shift': 'Kết ca của người khác',
    'switch-training': 'Bật hoặc tắt chế độ huấn luyện',
    'set-up-printers': 'Cài đặt máy in',
    'set-up-scanners': 'Cài đặt máy quét',
    'receive-goods': 'Nhập kho',
    'write-off-goods': 'Xuất hủy hàng',
    'settle-producer': 'Quyết toán, trả tiền chủ thể',
    'sell-expired': 'Bán hàng đã hết hạn',
    'send-goods': 'Chuyển hàng đi',
    'accept-goods': 'Nhận hàng chuyển đến',
    'count-stock-close': 'Chốt kiểm kê',
    'take-voucher': 'Nhận phiếu mua hàng',
    'drop-payment': 'Bỏ khoản đã nhận của khách',
    'export-journal': 'Xuất nhật ký của quầy',
    'set-up-backups': 'Chọn nơi sao lưu',
    'support-bundle': 'Lập gói hỗ trợ',
    'release-pin': 'Mở để đặt mã PIN mới',
  },
} as const;
