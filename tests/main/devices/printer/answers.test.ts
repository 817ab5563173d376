import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionIn, readAnswers } from '../../../../src/main/devices/printer/answers.ts';

const done = [0x37, 0x22, 0x30, 0x30, 0x34, 0x32, 0x00];
const asb = [0x14, 0x00, 0x00, 0x0f];

describe("a printer's answers", () => {
  it.each([
    ['the id of a job', done, [{ kind: 'process', id: '0042' }]],
    ['paper there', [0x00], [{ kind: 'paper', out: false }]],
    ['paper near its end', [0x03], [{ kind: 'paper', out: false }]],
    ['paper out', [0x0f], [{ kind: 'paper', out: true }]],
    ['how it is', [0x1a], [{ kind: 'status', bits: 0x1a }]],
    ['that all is well, which nobody asked for', asb, [{ kind: 'unasked', condition: 'ready' }]],
    ['that the cover is open', [0x30, 0x00, 0x00, 0x0f], [{ kind: 'unasked', condition: 'cover-open' }]],
    ['that paper is out', [0x18, 0x00, 0x0c, 0x0f], [{ kind: 'unasked', condition: 'paper-out' }]],
    ['that paper is near its end', [0x10, 0x00, 0x03, 0x00], [{ kind: 'unasked', condition: 'paper-near-end' }]],
    ['that it is not ready', [0x18, 0x00, 0x00, 0x0f], [{ kind: 'unasked', condition: 'offline' }]],
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
        expect(answers.filter(({ kind }) => kind !== 'unasked')).toEqual([
          { kind: 'status', bits: 0x12 },
          { kind: 'process', id: '0042' },
          { kind: 'paper', out: false },
        ]);
      }),
    );
  });
});

describe('what a printer says of itself', () => {
  it.each([
    [1, 0x12, 'ready'],
    [1, 0x16, 'ready'],
    [1, 0x1a, 'offline'],
    [2, 0x12, 'ready'],
    [2, 0x16, 'cover-open'],
    [2, 0x32, 'paper-out'],
    [2, 0x52, 'offline'],
    [4, 0x12, 'ready'],
    [4, 0x1e, 'paper-near-end'],
    [4, 0x7e, 'paper-out'],
  ] as const)('to question %d, %d means %s', (question, bits, condition) => {
    expect(conditionIn(question, bits)).toBe(condition);
  });
});
