import { z } from 'zod';
import { Outcome, PrinterId, type PrinterShown } from '../../shared/contract/printer.ts';
import { StaffId } from '../../shared/id.ts';
import { Answered, CalibrationAnswers } from '../../shared/printer/calibration.ts';
import { usualProfile } from '../../shared/printer/profile.ts';
import { ApprovalId } from '../../shared/staff/approval.ts';
import { keptInSession } from '../kept.ts';

export const STEPS = ['print', 'letters', 'codes', 'width', 'hardware', 'result'] as const;
export type Step = (typeof STEPS)[number];

/** A sheet that came out, what its printer answered, and the leave that it was printed with. */
const Printed = z.object({ outcome: Outcome, probe: Answered, leave: ApprovalId });
export type Printed = z.infer<typeof Printed>;

const Calibrating = z.object({
  /** Whose it is: what one person ticked is not for the next. */
  by: StaffId,
  printer: PrinterId,
  step: z.enum(STEPS),
  printed: Printed.nullable(),
  answers: CalibrationAnswers,
});
/** How far a calibration has come. */
export type Calibrating = Omit<z.infer<typeof Calibrating>, 'by' | 'printer'>;

/** The sheet in the hand outlives a lock of the till, and a reload. */
const kept = keptInSession('quay.calibration', Calibrating);

/** Where this person was with this printer, or the beginning: nothing ticked, which is dots on the paper it has. */
export function calibrationOf(
  { id, profile }: Pick<PrinterShown, 'id' | 'profile'>,
  by: StaffId | undefined,
): Calibrating {
  const found = kept.read();
  if (found?.printer === id && found.by === by) return found;
  const { dots, cutter, drawer } = profile.language === 'escpos' ? profile : usualProfile;
  const answers = { dots, pages: [], letters: false, qr: false, barcode: false, cut: cutter, drawer };
  return { step: 'print', printed: null, answers };
}

export type Whose = { readonly printer: PrinterId; readonly by: StaffId | undefined };

export function keepCalibration({ printer, by }: Whose, calibrating: Calibrating): void {
  if (by) kept.write({ ...calibrating, by, printer });
}

/** Done with, or left by whoever was at it. */
export function dropCalibration(): void {
  kept.write(undefined);
}
