import { hash as hashOf } from 'node:crypto';
import { TAKEN_BYTES, TAKEN_SIDE } from '../../shared/photo/taken.ts';
import { TakenPhotoBrought, type TakenPhotoReply } from '../../shared/sync/protocol.ts';
import { speaksOtherProtocol } from '../batch.ts';
import { clearTaken, keepTaken, namesPhoto } from '../db/takenPhoto.ts';
import { provenTill, type SignedBody } from '../provenTill.ts';
import type { PushDesk } from '../push.ts';
import { requestJson } from '../requestJson.ts';
import { readPhoto } from './readPhoto.ts';

export type TakenDesk = Pick<PushDesk, 'pool' | 'keys' | 'clock'>;

/** ms. A year: longer than a new product waits for its place in the catalogue. */
const KEPT_FOR = 366 * 86_400_000;

/** Keeps a photograph that a till took, where an entry of the till names it. Sent again, it is stored already. */
export async function takePhoto(desk: TakenDesk, signed: SignedBody): Promise<TakenPhotoReply> {
  const value = requestJson(signed.body);
  if (speaksOtherProtocol(value)) return refused('protocol');
  const brought = TakenPhotoBrought.safeParse(value).data;
  if (!brought) return refused('malformed');
  const till = await provenTill(desk, brought.device, signed);
  if (typeof till === 'string') return refused(till);
  const { device, seq, hash, content } = brought;
  const bytes = Buffer.from(content, 'base64');
  const size = hashOf('sha256', bytes) === hash ? sizeOf(bytes) : undefined;
  if (!size) return refused('not-a-photo');
  if (!(await namesPhoto(desk.pool, { device, seq, hash }))) return refused('no-such-entry');
  const at = desk.clock();
  await clearTaken(desk.pool, at - KEPT_FOR);
  await keepTaken(desk.pool, { device, seq, hash, ...size }, { bytes, at });
  return { answer: 'stored' };
}

/** @returns undefined where it is no whole JPEG of a size that tills send: its own bytes say what it is */
function sizeOf(bytes: Buffer): { readonly width: number; readonly height: number } | undefined {
  const facts = bytes.length <= TAKEN_BYTES ? readPhoto(bytes) : undefined;
  if (facts?.type !== 'image/jpeg' || Math.max(facts.width, facts.height) > TAKEN_SIDE) return undefined;
  return { width: facts.width, height: facts.height };
}

function refused(why: Extract<TakenPhotoReply, { answer: 'refused' }>['why']): TakenPhotoReply {
  return { answer: 'refused', why };
}
