import { expect, test, vi } from 'vitest';
import type { Calibrating } from '../../../src/renderer/printer/calibrating.ts';
import type { StaffId } from '../../../src/shared/id.ts';
import { usualProfile } from '../../../src/shared/printer/profile.ts';
import type { ApprovalId } from '../../../src/shared/staff/approval.ts';

const lain = new Map<string, string>();
globalThis.sessionStorage = {
  getItem: (key: string) => lain.get(key) ?? null,
  setItem: (key: string, text: string) => void lain.set(key, text),
} as unknown as Storage;

const lan = 'lan' as StaffId;
const printer = { id: 3, profile: usualProfile };
const halfDone: Calibrating = {
  step: 'codes',
  printed: {
    outcome: 'confirmed',
    probe: { reached: true, process: true, paper: false, status: [1] },
    leave: 'leave-of-eighteen-bytes-0' as ApprovalId,
  },
  answers: { dots: 576, pages: ['A'], letters: true, qr: true, barcode: false, cut: 'full', drawer: 'pin5' },
};

/** The window as it is after a reload. */
async function reloaded() {
  vi.resetModules();
  return import('../../../src/renderer/printer/calibrating.ts');
}

test('a calibration that was cut off by a lock goes on where it was, for whoever began it and that printer', async () => {
  const before = await reloaded();
  before.keepCalibration({ printer: 3, by: lan }, halfDone);
  const after = await reloaded();
  expect(after.calibrationOf(printer, lan)).toMatchObject(halfDone);
  expect(after.calibrationOf(printer, 'hương' as StaffId).step).toBe('print');
  expect(after.calibrationOf({ ...printer, id: 4 }, lan).step).toBe('print');
  after.dropCalibration();
  expect(after.calibrationOf(printer, lan)).toMatchObject({ step: 'print', printed: null, answers: { pages: [] } });
});
