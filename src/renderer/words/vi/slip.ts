export const slip = {
  unknownQuestion: { slip: 'Phiếu {{number}} có ra giấy không?', labels: '{{number}} có ra đủ không?' },
  /** Why nobody knows. */
  unknownMore: {
    silent: 'Máy in không trả lời nên không biết giấy đã ra chưa.',
    lost: 'Máy in mất kết nối giữa chừng. Không mất gì.',
    ended: 'Máy quầy tắt giữa lúc in. Không mất gì.',
    faulty: 'Máy quầy gặp lỗi khi in. Không mất gì.',
  },
  cameOut: 'Có, đã ra',
  didNotComeOut: 'Chưa, in lại',
  image: 'Phiếu tính tiền số {{number}}',
  reprint: 'In lại',
  reprinting: 'Đang gửi BẢN SAO của phiếu {{number}} tới máy in.',
  reprintWaits: '{{state}}: BẢN SAO của phiếu {{number}} đã lưu, chờ in. Máy in được lại là in.',
  reprintKept: 'Chưa nối máy in nào: BẢN SAO của phiếu {{number}} được lưu thành ảnh trong thư mục dữ liệu.',
  noImage: 'Chưa có ảnh của phiếu này.',
} as const;
