export const slip = {
  unknownQuestion: 'Phiếu {{number}} có ra giấy không?',
  unknownMore: 'Máy in mất kết nối giữa chừng. Phiếu đã lưu.',
  cameOut: 'Có, đã ra',
  didNotComeOut: 'Chưa, in lại',
  image: 'Phiếu tính tiền số {{number}}',
  reprint: 'In lại',
  reprinting: 'Đã gửi BẢN SAO của phiếu {{number}} tới máy in.',
  reprintKept: 'Chưa nối máy in nào: BẢN SAO của phiếu {{number}} được lưu thành ảnh trong thư mục dữ liệu.',
  noImage: 'Chưa có ảnh của phiếu này.',
} as const;
