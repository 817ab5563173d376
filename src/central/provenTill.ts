import { hash, verify } from 'node:crypto';
import type { DeviceId } from '../shared/id.ts';
import { Signature } from '../shared/sync/protocol.ts';
import { type Till, tillOf } from './db/till.ts';
import type { PushDesk } from './push.ts';

/** What came, and what the till says to have signed it with. */
export type SignedBody = { readonly body: Buffer; readonly signature: unknown };

/**
 * The till that a request is of, where its signature proves it; or why it is not heard.
 * @param hears a machine whose number another one has is heard only where somebody of the office brought its file
 */
export async function provenTill(
  { pool, keys }: Pick<PushDesk, 'pool' | 'keys'>,
  device: DeviceId,
  { body, signature }: SignedBody,
  hears: 'in-use' | 'replaced-too' = 'in-use',
): Promise<Till | 'unknown-device' | 'bad-signature' | 'revoked'> {
  const key = await keys.of(device);
  const till = await tillOf(pool, device);
  if (!key || !till) return 'unknown-device';
  const sig = Signature.safeParse(signature).data;
  const isHis = sig && verify(null, hash('sha256', body, 'buffer'), key, Buffer.from(sig, 'base64'));
  if (!isHis) return 'bad-signature';
  const isHeard = !till.revoked || (hears === 'replaced-too' && till.replacedAt !== null);
  return isHeard ? till : 'revoked';
}
