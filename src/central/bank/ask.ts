import { hash, sign } from 'node:crypto';
import { dong } from '../../shared/money.ts';
import { BankAsk, type BankReply, PROTOCOL } from '../../shared/sync/protocol.ts';
import { billPrefix } from '../../shared/vietqr/bill.ts';
import { speaksOtherProtocol } from '../batch.ts';
import { receivedFor } from '../db/bankNotice.ts';
import { provenTill } from '../provenTill.ts';
import type { PushDesk } from '../push.ts';
import { requestJson } from '../requestJson.ts';
import type { BankDesk } from './notice.ts';

export type AskDesk = BankDesk & Pick<PushDesk, 'keys' | 'centre'>;

type Refused = Extract<BankReply, { answer: 'refused' }>;

/** @returns the two lines of a signed answer, or why not */
export async function answerTill(desk: AskDesk, body: Buffer, signature: unknown): Promise<string | Refused> {
  const value = requestJson(body);
  if (speaksOtherProtocol(value)) return refused('protocol');
  const ask = BankAsk.safeParse(value).data;
  if (!ask) return refused('malformed');

  const till = await provenTill(desk, ask.device, { body, signature });
  if (typeof till === 'string') return refused(till);
  const { outlets } = await desk.catalogue.fresh();
  const code = outlets.get(till.outlet)?.code;
  if (code === undefined || !ask.bill.startsWith(billPrefix(code, till.till))) return refused('not-your-bill');
  return sealed(desk, ask, await receivedFor(desk.pool, ask.bill));
}

function refused(why: Refused['why']): Refused {
  return { answer: 'refused', why };
}

function sealed({ centre, clock, key }: AskDesk, { device, bill }: BankAsk, received: number): string {
  const reply: BankReply = {
    answer: 'received',
    protocol: PROTOCOL,
    centre,
    device,
    bill,
    received: dong(received),
    at: clock(),
  };
  const line = JSON.stringify(reply);
  const sig = sign(null, hash('sha256', line, 'buffer'), key.privateKey).toString('base64');
  return `${line}\n${JSON.stringify({ sig })}\n`;
}
