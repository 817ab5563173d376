export const exchange = {
  title: 'Không có mạng? Mang bằng USB',
  lead: 'Ghi tệp, mang lên trung tâm; trung tâm đưa lại một tệp trả lời để mang về máy này. Vẫn bán bình thường, ghi lại hay nhận lại bao nhiêu lần cũng không trùng.',
  make: 'Ghi tệp cho trung tâm',
  take: 'Nhận tệp trả lời',
  made: 'Đã ghi {{entries}} mục vào {{name}}. Mang tệp này lên trung tâm; máy vẫn giữ đủ.',
  taken_other:
    'Đã nhận tệp trung tâm lập {{at}}: {{changes}} thay đổi danh mục; máy còn {{count}} mục trung tâm chưa xác nhận.',
  takenAll: 'Đã nhận tệp trung tâm lập {{at}}: {{changes}} thay đổi danh mục; mọi mục của máy đã ở trung tâm.',
  nothingNew: 'Tệp trung tâm lập {{at}} không có gì mới: máy đã biết hết. Không đổi gì.',
} as const;
