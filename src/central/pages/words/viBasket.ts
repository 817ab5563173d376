/** On what is in a gift basket. */
export const basket = {
  title: 'Giỏ quà',
  isBasket: 'Đây là giỏ quà',
  isBasketHint: 'Bán theo giỏ, có mã, giá và nhóm thuế riêng; tiền chia cho chủ thể các món bên trong',
  goods: 'Món',
  quantity: 'Số lượng trong một giỏ',
  quantityOf: 'Số lượng {{name}}',
  share: 'Phần giá',
  shareOf: 'Phần giá của {{name}}',
  shareHint: 'Phần giá các món cộng lại 100 %. Để trống cả cột thì chia theo giá bán từng món hôm nay.',
  byPrice: 'theo giá',
  add: 'Thêm món vào giỏ',
  addHint: 'Gõ tên món, không cần dấu',
  remove: 'Bỏ',
  removeOf: 'Bỏ {{name}} khỏi giỏ',
  fault: {
    'no-parts': 'Giỏ phải có ít nhất một món.',
    'part-quantity': 'Số lượng lớn hơn 0; món không bán cân phải là số nguyên.',
    'part-share': 'Phần giá từ 0,1 % và cộng lại đúng 100 %, hoặc để trống cả cột.',
    'part-price': 'Có món chưa có giá bán nên không chia theo giá được. Ghi phần giá từng món.',
  },
} as const;
