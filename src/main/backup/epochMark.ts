import { z } from 'zod';
import { DeviceId } from '../../shared/id.ts';
import type { Keyring } from '../till.ts';

const EpochMark = z.object({ device: DeviceId, epoch: z.int().positive() });
type EpochMark = z.infer<typeof EpochMark>;

/** The highest epoch that a till restored here ever began; 0 where it never was. */
export function highestEpoch(keyring: Keyring, device: DeviceId): number {
  const mark = markIn(keyring);
  return mark?.device === device ? mark.epoch : 0;
}

export function markEpoch(keyring: Keyring, mark: EpochMark): void {
  keyring.write('epoch-mark', Buffer.from(JSON.stringify(mark)));
}

function markIn(keyring: Keyring): EpochMark | undefined {
  const kept = keyring.read('epoch-mark');
  if (!kept) return undefined;
  try {
    return EpochMark.safeParse(JSON.parse(Buffer.from(kept).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}
