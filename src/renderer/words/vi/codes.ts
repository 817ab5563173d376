/** What a scanned code was not, or not only. */
export const codes = {
  choose: 'Mã này có nhiều món: khách mua món nào?',
  chooseHint: 'Mã {{code}}. Báo trung tâm sửa, để lần sau quét là ra ngay.',
  noPrice: 'chưa có giá',
  lot: 'Lô {{lot}}',
  expires: 'HSD {{day}}',
  unknown: 'Mã chưa có trong danh mục',
  unknownOffer: 'Tìm, báo trung tâm…',
  unknownLead: 'Chưa thêm gì vào phiếu.',
  pack: 'Trên bao bì ghi món gì (không bắt buộc)',
  tell: 'Báo trung tâm',
  told: 'Đã ghi để báo trung tâm: mã {{code}}. Trung tâm thấy sau lần đồng bộ tới.',
  find: 'Tìm theo tên',
  missed: 'Khách hỏi, không có',
} as const;
