export const bring = {
  open: 'Nhận tệp của máy quầy',
  title: 'Nhận tệp mang từ máy quầy',
  lead: 'Cho máy quầy không có mạng: người bán ghi tệp ở máy, mang lên đây; nhận xong, lưu tệp trả lời để mang về máy đó. Nhận lại cùng một tệp không làm gì trùng.',
  choose: 'Chọn tệp',
  another: 'Chọn tệp khác',
  save: 'Lưu tệp trả lời',
  carryBack: 'Lưu tệp trả lời và mang về máy quầy: trong đó có danh mục, giá mới và xác nhận những gì đã nhận.',
  ofBackup: 'Tệp lập từ bản sao lưu của máy cũ nên không có tệp trả lời nào phải mang về.',
  ended: {
    stored_other: 'Máy {{till}}, {{outlet}}: tệp lập {{at}} có {{entries}} mục, {{count}} mục mới, đã nhận đủ.',
    fork_other:
      'Máy {{till}}, {{outlet}}: tệp lập {{at}} có {{entries}} mục. Nhật ký rẽ nhánh nên một phần để riêng; xem “Chờ xử lý”. Không mất mục nào.',
    gap_other:
      'Máy {{till}}, {{outlet}}: trung tâm thiếu phần trước tệp này nên chưa nhận mục nào. Mang tệp trả lời về máy, rồi ghi tệp mới ở đó; không mất gì.',
  },
  refused: {
    unreadable:
      'Không đọc được tệp này: hỏng, chép thiếu, hoặc không phải tệp của máy quầy. Chép lại từ máy quầy; phần nhận được trước chỗ hỏng vẫn giữ, không mất gì.',
    'too-large': 'Tệp này lớn hơn mọi tệp của máy quầy. Chưa nhận gì; kiểm lại tệp đã chọn.',
    'for-till': 'Đây là tệp trả lời cho máy quầy. Mang tệp này về máy quầy; ở đây nhận tệp máy quầy ghi. Chưa nhận gì.',
    'unknown-device': 'Trung tâm không có máy quầy nào ghi tệp này. Chưa nhận gì; kiểm lại đúng tệp, đúng trung tâm.',
    revoked: 'Máy quầy này đã bị thu hồi. Chưa nhận gì. Nếu máy đã hỏng, bấm “Thay máy này” ở máy đó rồi nhận lại tệp.',
    'bad-signature': 'Chữ ký trong tệp không phải của máy quầy này. Chưa nhận gì; ghi lại tệp ở máy quầy.',
    'broken-chain':
      'Các mục trong tệp không nối tiếp nhau. Phần trước chỗ sai vẫn giữ; ghi lại tệp ở máy quầy, nếu vẫn vậy thì báo kỹ thuật.',
    protocol: 'Máy quầy dùng bản phần mềm mới hơn trung tâm. Chưa nhận gì; cập nhật trung tâm rồi nhận lại.',
  },
} as const;
