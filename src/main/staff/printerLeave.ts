import type { Staff } from '../../shared/catalogue/outlet.ts';
import type { PrinterId } from '../../shared/contract/printer.ts';
import type { StaffId } from '../../shared/id.ts';
import type { Approver } from '../../shared/staff/approval.ts';
import { may } from '../../shared/staff/rights.ts';

/**
 * Leave that somebody gave to try a printer, for as long as the same person stands at that printer's page: printing on it without a
 * sale and asking it what it can, never changing or removing it. In memory only.
 */
export type PrinterLeave = {
  readonly give: (printer: PrinterId, approver: Approver) => void;
  /** Whether it lasts for this printer: the same sign-in, in time, and the approver may still give it. */
  readonly lasts: (printer: PrinterId) => boolean;
  /** The page was left. */
  readonly end: () => void;
};

type Parts = {
  /** Which sign-in it is now: another number after each coming and going. */
  readonly visit: () => number;
  readonly look: (staff: StaffId) => Staff | undefined;
  readonly monotonic: () => number;
};

type Given = {
  readonly printer: PrinterId;
  readonly approver: StaffId;
  /** Which sign-in it was given in: a lock ends it, also where the same person comes back. */
  readonly visit: number;
  readonly dies: number;
};

/** @param lifetime ms from when it was given, however often it is used, by a clock that nobody can set */
export function printerLeave({ visit, look, monotonic }: Parts, lifetime: number): PrinterLeave {
  let given: Given | undefined;
  return {
    give: (printer, { id }) => {
      given = { printer, approver: id, visit: visit(), dies: monotonic() + lifetime };
    },
    lasts: (printer) => {
      if (given?.printer !== printer || given.visit !== visit() || given.dies <= monotonic()) return false;
      const approver = look(given.approver);
      return approver !== undefined && may(approver.role, 'set-up-printers');
    },
    end: () => {
      given = undefined;
    },
  };
}
