import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMachine, NOTHING_TYPED, pressed, type Typed, tapped } from '../../../src/renderer/staff/pinKeys.ts';

/** Keys as they come from a keyboard, so many ms apart. */
function typedAt(text: string, pace: number, from: Typed = NOTHING_TYPED): Typed {
  return Array.from(text).reduce((typed, character, i) => pressed(typed, character, 1_000 + i * pace), from);
}

describe('a PIN pad', () => {
  test.each([60, 120, 400, 3_000])('takes six digits typed by a person, %i ms apart', (pace) => {
    const typed = typedAt('482915', pace);
    expect(typed.digits).toBe('482915');
    expect(isMachine(typed)).toBe(false);
  });

  test('takes six taps at any pace, and Backspace takes one back', () => {
    const keys = ['4', '8', '7', 'back', '2', '9', '1', '5'];
    const typed = keys.reduce(tapped, NOTHING_TYPED);
    expect(typed.digits).toBe('482915');
    expect(isMachine(typed)).toBe(false);
  });

  test('knows a scanner by its pace, where the code has six digits', () => {
    expect(isMachine(typedAt('482915', 20))).toBe(true);
  });

  test.each(['8934563138164', '2000000000176', 'BL01-1-000001'])(
    'drops a scan of %s, at any scanner’s pace',
    (code) => {
      fc.assert(
        fc.property(fc.integer({ min: 1, max: 110 }), (pace) => {
          expect(typedAt(code, pace)).toMatchObject({ digits: '', scanning: true });
        }),
      );
    },
  );

  test('hears nothing of what a scanner goes on to say, and a person again after half a second', () => {
    const after = typedAt('8934563138164', 20);
    expect(pressed(after, '7', after.last + 499)).toMatchObject({ digits: '', scanning: true });
    expect(pressed(after, '7', after.last + 501)).toMatchObject({ digits: '7', scanning: false });
  });
});
