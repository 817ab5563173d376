import { PhotoAsk, type PhotoRefusal } from '../../shared/sync/protocol.ts';
import { speaksOtherProtocol } from '../batch.ts';
import { photoBytes } from '../db/photo.ts';
import { provenTill, type SignedBody } from '../provenTill.ts';
import type { PushDesk } from '../push.ts';
import { requestJson } from '../requestJson.ts';

export type PhotoDesk = Pick<PushDesk, 'pool' | 'keys'>;

/** @returns a photograph's bytes from where the till asked on, or why not */
export async function givePhoto(desk: PhotoDesk, signed: SignedBody): Promise<Buffer | PhotoRefusal> {
  const value = requestJson(signed.body);
  if (speaksOtherProtocol(value)) return refused('protocol');
  const ask = PhotoAsk.safeParse(value).data;
  if (!ask) return refused('malformed');
  const till = await provenTill(desk, ask.device, signed);
  if (typeof till === 'string') return refused(till);
  const photo = await photoBytes(desk.pool, ask.hash, ask.from);
  return photo?.bytes ?? refused('no-such-photo');
}

function refused(why: PhotoRefusal['why']): PhotoRefusal {
  return { answer: 'refused', why };
}
