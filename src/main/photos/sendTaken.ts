import { PROTOCOL, paths, type TakenPhotoBrought, TakenPhotoReply } from '../../shared/sync/protocol.ts';
import { enrolled } from '../db/enrolment.ts';
import { sentUpTo, syncState } from '../db/syncState.ts';
import { dropTaken, noteSent, takenBytes, takenToSend, type Waiting } from '../db/takenPhoto.ts';
import { parseReply, post } from '../sync/centre.ts';
import { signed } from '../sync/signed.ts';
import type { FetchParts } from './fetchPhoto.ts';
import { type Complain, type Round, type Rounds, type RoundsOptions, startRounds } from './rounds.ts';

export type SendingOptions = FetchParts & Pick<RoundsOptions, 'chance' | 'log'>;

/**
 * Sends the photographs that were taken here, each once the centre has the entry that names it: one after the other, beside everything
 * else, and again until the centre has it. It is asked when a photograph was taken, and when the centre has heard of entries.
 */
export function sendTaken(options: SendingOptions): Rounds {
  return startRounds({ ...options, round: (signal, complain) => sendWaiting(options, signal, complain) });
}

/** Whatever goes wrong with a photograph, the till sells on. */
async function sendWaiting(options: SendingOptions, signal: AbortSignal, complain: Complain): Promise<Round> {
  const { db } = options;
  let missed = false;
  try {
    for (const waiting of takenToSend(db, sentUpTo(syncState(db)).seq)) {
      if (signal.aborted) return 'failed';
      const why = await sendOne(options, waiting, signal);
      const letGo = why === 'stored' ? noteSent : why === 'not-a-photo' ? dropTaken : undefined;
      if (letGo) db.write((writing) => letGo(writing, waiting));
      if (why === 'stored') continue;
      missed ||= why !== 'not-a-photo';
      complain('the centre did not take a photograph', { hash: waiting.hash, why });
    }
    return missed ? 'failed' : 'complete';
  } catch (error) {
    complain('photographs wait to be sent', { error: String(error) });
    return 'failed';
  }
}

/** @throws CentreTrouble where there is no use in trying the next one */
async function sendOne({ db, signer }: FetchParts, { hash, seq }: Waiting, signal: AbortSignal) {
  const { centreUrl, device } = enrolled(db);
  const content = (takenBytes(db, hash) ?? Buffer.alloc(0)).toString('base64');
  const ask: TakenPhotoBrought = { protocol: PROTOCOL, device, seq, hash, content };
  const text = await post(signed(signer, { url: centreUrl, path: paths.takenPhoto, ask, signal }));
  const reply = parseReply(TakenPhotoReply, text);
  return reply.answer === 'stored' ? reply.answer : reply.why;
}
