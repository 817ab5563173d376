export const shift = {
  title: 'Mở ca',
  lead: 'Đếm tiền trong ngăn kéo rồi nhập vào đây.',
  float: 'Tiền đầu ca',
  submit: 'Mở ca',
  none: 'Không có',
  today: 'Hôm nay: {{day}}',
  wrongDay: 'Nếu ngày này sai, chỉnh lại đồng hồ máy trước khi mở ca.',
  ofAnotherDay: 'Ca này mở từ ngày {{day}}, phiếu vẫn ghi ngày đó.',
  openNew: 'Mở ca mới',
  replaces: 'Ca mở từ ngày {{day}} sẽ khép lại. Giỏ hàng đang mở được giữ nguyên.',
} as const;

export const weekday = {
  sunday: 'Chủ nhật',
  monday: 'Thứ hai',
  tuesday: 'Thứ ba',
  wednesday: 'Thứ tư',
  thursday: 'Thứ năm',
  friday: 'Thứ sáu',
  saturday: 'Thứ bảy',
} as const;
