import type { Permit } from '../../src/main/permit.ts';
import type { Staff } from '../../src/shared/catalogue/outlet.ts';
import { StaffId } from '../../src/shared/id.ts';

export const minh: Staff = { id: StaffId.parse('minh'), name: 'Minh', role: 'manager' };

/** May everything by themselves. */
export const free: Permit = () => ({});
/** May nothing without somebody's leave. */
export const bound: Permit = (right) => ({ refused: 'needs-approval', right });
/** Was let by Minh. */
export const allowed: Permit = () => ({ approvedBy: { id: minh.id, name: minh.name } });
