import { OwnAsk, type OwnReply } from '../shared/sync/protocol.ts';
import { speaksOtherProtocol } from './batch.ts';
import { signatureAt, textsAfter } from './db/journal.ts';
import { provenTill, type SignedBody } from './provenTill.ts';
import type { PushDesk } from './push.ts';
import { requestJson } from './requestJson.ts';

type Refused = Extract<OwnReply, { answer: 'refused' }>;

/** What a till wrote and lost, given back to whoever has its key. @returns line 1 and the entries' texts, or why not */
export async function giveOwn(
  desk: Pick<PushDesk, 'pool' | 'keys' | 'centre'>,
  signed: SignedBody,
): Promise<string | Refused> {
  const value = requestJson(signed.body);
  if (speaksOtherProtocol(value)) return refused('protocol');
  const ask = OwnAsk.safeParse(value).data;
  if (!ask) return refused('malformed');
  const till = await provenTill(desk, ask.device, signed);
  if (typeof till === 'string') return refused(till);
  const texts = ask.most === 0 ? [] : await textsAfter(desk.pool, ask.device, ask.after, ask.most);
  const sig = await signatureAt(desk.pool, ask.device, till.head.seq);
  const head: OwnReply = {
    answer: 'own',
    centre: desk.centre,
    acknowledged: till.head,
    ...(sig !== undefined && { sig }),
    count: texts.length,
  };
  return `${[JSON.stringify(head), ...texts].join('\n')}\n`;
}

function refused(why: Refused['why']): Refused {
  return { answer: 'refused', why };
}
