import { pageOf } from './page.ts';

/**
 * VISCII 1.1 (RFC 1456). Its six letters below 0x20 (Ẳ Ẵ Ẫ Ỷ Ỹ Ỵ) are left out: a printer takes those bytes for commands, and they
 * come out small.
 */
export const viscii = pageOf([
  [0x80, 'ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ'],
  [0x90, 'ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ'],
  [0xa0, 'Õắằặấầẩậẽẹếềểễệố'],
  [0xb0, 'ồổỗỠƠộờởịỰỨỪỬơớƯ'],
  [0xc0, 'ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ'],
  [0xd0, 'ĐứÒÓÔạỷừửÙÚỹỵÝỡư'],
  [0xe0, 'àáâãảăữẫèéêẻìíĩỉ'],
  [0xf0, 'đựòóôõỏọụùúũủýợỮ'],
]);
