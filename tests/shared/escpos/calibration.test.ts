import { beforeAll, describe, expect, it } from 'vitest';
import { slipPng } from '../../../src/main/devices/printer/png.ts';
import { slipQr } from '../../../src/main/slipQr.ts';
import { calibrationJob } from '../../../src/shared/escpos/calibration.ts';
import { pageFor } from '../../../src/shared/escpos/page/pages.ts';
import { writable } from '../../../src/shared/escpos/page/writable.ts';
import { Hash } from '../../../src/shared/journal/entry.ts';
import { candidates, RULERS, SAMPLE } from '../../../src/shared/printer/calibration.ts';
import { PAGES } from '../../support/interpreter/charsets.ts';
import { readCodes } from '../../support/readQr.ts';
import { atlasOfTests, dotAt, interpret, type Printed } from '../../support/slipInterpreter.ts';

const code = slipQr('BL01-2-000123', Hash.parse('9f86d081'.repeat(8)));
const sheet = { atlas: atlasOfTests(), code, processId: 'C001', afterTrouble: false };

/** What a printer with these pages has in them. */
const ITS_PAGES: Readonly<Record<string, readonly number[]>> = { tcvn3: [27, 30], cp1258: [52], viscii: [51] };

describe('the calibration sheet', () => {
  let printed: Printed;
  beforeAll(() => {
    printed = interpret(calibrationJob(sheet));
  });

  it('shows the sample in every page that the printer has, behind the name of the page', () => {
    const lines = printed.letterRows.map(({ text }) => text);
    for (const { id, form } of candidates) {
      const at = lines.findIndex((line) => line.startsWith(`${id}) `));
      if (!(form.page in PAGES)) {
        expect(at, `${id}, which the printer has not`).toBe(-1);
      } else if (ITS_PAGES[form.encoding]?.includes(form.page)) {
        const meant = writable(SAMPLE, pageFor(form));
        expect(`${lines[at]} ${lines[at + 1]}`).toBe(`${id}) ${meant}`);
      }
    }
  });

  it('shows a QR code and an EAN-13 twice, drawn by the printer and in dots', async () => {
    expect(printed.codes.map(({ kind }) => kind)).toEqual(['qr', 'ean13']);
    const read = await readCodes(slipPng(printed.bitmap));
    expect(read).toHaveLength(4);
    expect(new Set(read)).toEqual(new Set([code.text, printed.codes[1]?.text]));
  });

  it('ends in rulers that reach exactly as far as the paper they are for', () => {
    const { bitmap } = printed;
    const reach = Array.from({ length: bitmap.height }, (_, y) => lastBlack(bitmap, y) + 1);
    for (const dots of RULERS) expect(reach).toContain(dots);
    expect(reach.lastIndexOf(384)).toBeLessThan(reach.lastIndexOf(504));
    expect(reach.lastIndexOf(504)).toBeLessThan(reach.lastIndexOf(576));
  });

  it('asks both questions behind a partial cut, and draws in bands that swallow little', () => {
    expect(printed.cutKinds).toEqual(['partial']);
    expect(printed.questions).toEqual([{ kind: 'process', id: 'C001' }, { kind: 'paper' }]);
    expect(printed.highestImage).toBeLessThanOrEqual(48);
  });

  it('first fills up what a job before it left open', () => {
    const job = calibrationJob({ ...sheet, afterTrouble: true });
    expect(job.findIndex((byte) => byte !== 0)).toBe(48 * 72);
  });
});

function lastBlack(bitmap: Printed['bitmap'], y: number): number {
  for (let x = bitmap.width - 1; x >= 0; x -= 1) if (dotAt(bitmap, x, y) === 1) return x;
  return -1;
}
