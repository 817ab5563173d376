import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { slipPdf } from '../../../../src/main/devices/printer/pdf.ts';

const bitmap = { width: 576, height: 3, dots: Uint8Array.from({ length: 216 }, (_, n) => (n * 37) % 256) };

/** A reader of its own: finds every object by the table at the end, as ISO 32000-1 §7.5 says a reader does. */
function objectsOf(pdf: Buffer): Buffer[] {
  const text = pdf.toString('latin1');
  const table = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  const [, count] = /^xref\n0 (\d+)\n/.exec(text.slice(table)) ?? [];
  const rows = text
    .slice(table)
    .split('\n')
    .slice(2, 2 + Number(count));
  expect(rows[0]).toBe('0000000000 65535 f ');
  return rows.slice(1).map((row, index) => {
    expect(row).toMatch(/^\d{10} 00000 n $/);
    const start = Number(row.slice(0, 10));
    expect(text.slice(start)).toMatch(new RegExp(`^${index + 1} 0 obj\n`));
    return pdf.subarray(start, text.indexOf('\nendobj\n', start));
  });
}

function streamOf(object: Buffer): Buffer {
  const length = Number(/\/Length (\d+) >>/.exec(object.toString('latin1'))?.[1]);
  const start = object.indexOf('stream\n') + 'stream\n'.length;
  expect(object.subarray(start + length).toString('latin1')).toBe('\nendstream');
  return object.subarray(start, start + length);
}

test('a slip as a PDF is one page of 80 mm with the picture dot for dot, 8 dots a millimetre', () => {
  const [catalogue, , page, content, image, about] = objectsOf(slipPdf(bitmap, 'Phiếu BL01-2-000123'));
  expect(catalogue?.toString()).toContain('/Type /Catalog');
  // 80 mm are 226.772 points; 3 dots and 4 mm above and below are 23.740.
  expect(page?.toString()).toContain('/MediaBox [0 0 226.772 23.740]');
  expect(streamOf(content as Buffer).toString()).toBe('q 204.094 0 0 1.063 11.339 11.339 cm /S Do Q');
  expect(image?.toString('latin1')).toContain(
    '/Width 576 /Height 3 /ColorSpace /DeviceGray /BitsPerComponent 1 /Decode [1 0]',
  );
  expect(Uint8Array.from(inflateSync(streamOf(image as Buffer)))).toEqual(bitmap.dots);
  const title = /\/Title <feff([0-9a-f]+)>/.exec(about?.toString() ?? '')?.[1] ?? '';
  expect(Buffer.from(title, 'hex').swap16().toString('utf16le')).toBe('Phiếu BL01-2-000123');
});
