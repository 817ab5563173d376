import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAnswers } from '../../../../src/main/devices/printer/answers.ts';

const done = [0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00];
const asb = [0x14, 0x00, 0x00, 0x0f];

describe("a printer's answers", () => {
  it.each([
    ['the id of a job', done, [{ kind: 'process', id: '0042' }]],
    ['paper there', [0x00], [{ kind: 'paper', out: false }]],
    ['paper near its end', [0x03], [{ kind: 'paper', out: false }]],
    ['paper out', [0x0f], [{ kind: 'paper', out: true }]],
    ['online', [0x12], [{ kind: 'status', offline: false }]],
    ['online, drawer closed', [0x16], [{ kind: 'status', offline: false }]],
    ['offline', [0x1a], [{ kind: 'status', offline: true }]],
    ['a status nobody asked for', asb, []],
    ['XON and XOFF', [0x13, 0x11], []],
  ])('are told apart: %s', (_, bytes, answers) => {
    expect(readAnswers()(Uint8Array.from(bytes))).toEqual(answers);
  });

  it('are the same in whatever pieces they come, amid status changes', () => {
    const said = [...asb, 0x12, ...asb, ...asb, ...done, ...asb, 0x00, ...asb];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: said.length }), (sizes) => {
        const read = readAnswers();
        const rest = [...said];
        const answers = sizes.flatMap((size) => read(Uint8Array.from(rest.splice(0, size))));
        expect(answers).toEqual([
          { kind: 'status', offline: false },
          { kind: 'process', id: '0042' },
          { kind: 'paper', out: false },
        ]);
      }),
    );
  });
});
