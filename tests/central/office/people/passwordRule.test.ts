import { expect, test } from 'vitest';
import { passwordFault } from '../../../../src/central/office/people/passwordRule.ts';

const own = ['lan.nguyen', 'Nguyễn Thị Lan'];

test.each(['', 'ngắn quá', '123456789', 'mắm ớt'])('%j is too short', (password) => {
  expect(passwordFault(password, own)).toBe('too-short');
});

test.each([
  'password123',
  'Passw0rd2026!',
  'Mật khẩu 2026',
  'matkhau12345',
  'Anh Yêu Em 1999',
  'quanlybanhang1',
  'OCOP2026OCOP',
  '12345678910',
  '0987654321',
  'qwertyuiop',
  'poiuytrewq',
  'abcdefghijkl',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  '1111122222',
  'Lan.Nguyen2026',
  'nguyenthilan99',
])('%j is among the first that are tried', (password) => {
  expect(passwordFault(password, own)).toBe('too-common');
});

test.each([
  'mắm ba khía',
  'ba khía muối Rạch Gốc',
  'tôm đất rim Năm Căn',
  'k7-Vq2.mmZ9x',
  'xe đò về Cà Mau lúc nửa đêm',
  'correct horse battery',
])('%j is good', (password) => {
  expect(passwordFault(password, own)).toBeUndefined();
});
