/** On the stories and photographs of products and producers. */
export const stories = {
  title: 'Câu chuyện và ảnh',
  deed: 'Câu chuyện',
  deedOf: 'Câu chuyện và ảnh của {{name}}',
  whose: 'Của ai',
  of: { product: 'Sản phẩm', producer: 'Chủ thể' },
  hint: {
    product: 'Khách đọc ở màn hình khách khi quầy đang rảnh. Bỏ trống thì hiện câu chuyện của chủ thể.',
    producer: 'Hiện cùng mọi sản phẩm của chủ thể này mà chưa có câu chuyện hoặc ảnh riêng.',
  },
  vi: 'Câu chuyện (tiếng Việt)',
  en: 'Câu chuyện (tiếng Anh, không bắt buộc)',
  length: '{{used}} trên {{most}} ký tự',
  photos: 'Ảnh',
  photosHint:
    'JPEG, PNG hoặc WebP. Ảnh được thu nhỏ ngay trên máy này trước khi gửi; nơi chụp ghi trong ảnh không gửi đi.',
  photoOf: '{{name}}, ảnh {{at}}',
  add: 'Thêm ảnh',
  first: 'Ảnh đầu',
  makeFirst: 'Đưa lên đầu',
  remove: 'Bỏ ảnh',
  enough: 'Đủ {{count}} ảnh. Bỏ bớt một ảnh để thêm ảnh khác.',
  effect:
    'Công bố rồi thì có ở mọi quầy sau lần đồng bộ tới; ảnh về sau chữ một chút. Chỉ dùng ảnh và lời của chính chủ thể, hoặc đã được phép.',
  done: 'Đã lưu câu chuyện của {{name}}. Có ở mọi quầy sau lần đồng bộ tới.',
  drafted: 'Đã lưu nháp câu chuyện của {{name}}. Xem lại và công bố ở trang Bản nháp.',
  lost: 'Có ảnh đã bị dọn đi vì để quá lâu chưa lưu. Bỏ ảnh đó rồi thêm lại; chữ vẫn còn nguyên.',
  fault: {
    'not-a-photo': '“{{file}}” không phải là ảnh đọc được. Hãy chọn tệp JPEG, PNG hoặc WebP.',
    'too-large': '“{{file}}” quá lớn, không thu nhỏ được. Hãy chọn ảnh khác.',
  },
  told: 'Có câu chuyện',
  toldPhotos_other: '{{count}} ảnh',
} as const;
