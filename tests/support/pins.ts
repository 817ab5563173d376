import type { TillState } from '../../src/shared/contract/till.ts';
import type { Answer } from '../../src/shared/contract.ts';
import type { StaffId } from '../../src/shared/id.ts';
import type { Pin } from '../../src/shared/staff/pin.ts';
import { may } from '../../src/shared/staff/rights.ts';

/** Everybody's, in tests. */
export const PIN = '482915' as Pin;

/** The till's door, whichever way it is reached. */
export type AskTill = (name: string, input: unknown) => Promise<Answer>;

/**
 * Gives people of an enrolled till their PIN, the way a shop does: a manager's first, who then lets the others. Who has
 * one keeps it.
 */
export async function givePins(ask: AskTill, whom: readonly string[]): Promise<void> {
  const state = (await reply(ask, 'till.state', {})) as TillState;
  if (state.stage !== 'enrolled') throw new Error('PINs are for a till that is enrolled');
  const manager = state.staff.find(({ role }) => may(role, 'release-pin'));
  if (manager?.pin === 'none') await reply(ask, 'staff.setPin', { staff: manager.id, pin: PIN });
  for (const { id, pin } of state.staff) {
    if (pin !== 'none' || id === manager?.id || !whom.includes(id)) continue;
    const released = manager && (await reply(ask, 'staff.release', { staff: id, by: manager.id, pin: PIN }));
    await reply(ask, 'staff.setPin', { staff: id, pin: PIN, ...(released as object | undefined) });
  }
}

/** Somebody signs in, and gets a PIN first where they have none. */
export async function signInAt(ask: AskTill, staff: StaffId | string): Promise<void> {
  await givePins(ask, [staff]);
  await reply(ask, 'staff.signIn', { staff, pin: PIN });
}

async function reply(ask: AskTill, name: string, input: unknown): Promise<unknown> {
  const answer = await ask(name, input);
  const refused = 'reply' in answer && typeof answer.reply === 'object' && answer.reply && 'refused' in answer.reply;
  if (!('reply' in answer) || refused) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return answer.reply;
}
