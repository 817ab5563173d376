import type { StaffId } from '../../shared/id.ts';
import { TRIES_BEFORE_WAIT, TRY_WINDOW, waitAfter } from '../../shared/staff/lockout.ts';

/**
 * How long somebody's next try must wait, by a clock that nobody can set. The count is kept on disk and the times are
 * not: after a restart the whole wait begins again.
 */
export type Waits = {
  /** @returns ms, 0 where there is nothing to wait for */
  readonly left: (staff: StaffId, triesInARow: number) => number;
  readonly wasWrong: (staff: StaffId) => void;
  readonly wasRight: (staff: StaffId) => void;
};

export function newWaits(monotonic: () => number): Waits {
  const openedAt = monotonic();
  const wrongAt = new Map<StaffId, readonly number[]>();
  return {
    left: (staff, tries) => {
      if (tries < TRIES_BEFORE_WAIT) return 0;
      const times = wrongAt.get(staff) ?? [];
      const afterLast = (times.at(-1) ?? openedAt) + waitAfter(tries);
      // Five quick ones and half a minute would make six in a minute.
      const afterFive = (times.at(-TRIES_BEFORE_WAIT) ?? openedAt) + TRY_WINDOW;
      return Math.max(0, Math.ceil(Math.max(afterLast, afterFive) - monotonic()));
    },
    wasWrong: (staff) => {
      wrongAt.set(staff, [...(wrongAt.get(staff) ?? []), monotonic()].slice(-TRIES_BEFORE_WAIT));
    },
    wasRight: (staff) => {
      wrongAt.delete(staff);
    },
  };
}
