import { expect, test } from 'vitest';
import { qrOf } from '../../../src/main/slipQr.ts';
import { calibrationPictures, SHEET_PARTS } from '../../../src/shared/escpos/calibrationPicture.ts';
import { candidates, RULERS } from '../../../src/shared/printer/calibration.ts';
import { isBlack } from '../../../src/shared/slip/bitmap.ts';
import { atlasOfTests, readRows } from '../../support/slipInterpreter.ts';

const atlas = atlasOfTests();
const parts = calibrationPictures(atlas, qrOf('QUAY OCOP'));
const pictureOf = (wanted: string) =>
  parts.find(({ part }) => part === wanted)?.bitmap ?? { width: 0, height: 0, dots: new Uint8Array() };
const textOf = (wanted: string) => readRows(pictureOf(wanted), atlas).join('\n');

test('the right sheet is shown in its parts, each as wide as 80 mm paper', () => {
  expect(parts.map(({ part }) => part)).toEqual([...SHEET_PARTS]);
  for (const { bitmap } of parts) expect(bitmap.width).toBe(576);
});

test('every line of letters stands there by its letter, and one page prints capitals small', () => {
  for (const { id } of candidates) expect(textOf('letters')).toContain(`${id}) Đặc sản`);
  expect(textOf('letters')).toMatch(/C\) Đặc sản ắằẳẵặ/);
  expect(textOf('letters')).toMatch(/A\) Đặc sản ẮẰẲẴẶ/);
});

test('each ruler ends in the last dot of its width', () => {
  const { width, height, dots } = pictureOf('rulers');
  const isInked = (x: number) =>
    Array.from({ length: height }, (_, y) => isBlack({ width, height, dots }, x, y)).includes(true);
  for (const dotsAcross of RULERS) expect(isInked(dotsAcross - 1)).toBe(true);
});
