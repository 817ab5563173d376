import { createHash, verify } from 'node:crypto';
import type { Instant } from '../../shared/day.ts';
import type { Dong } from '../../shared/money.ts';
import { type BankAsk, BankReply, BundleSignature, PROTOCOL, paths } from '../../shared/sync/protocol.ts';
import type { Enrolment } from '../db/enrolment.ts';
import type { Signer } from '../db/journal.ts';
import { CentreTrouble, parseReply, post } from '../sync/centre.ts';
import { publicKeyOf } from '../sync/keys.ts';
import { signed } from '../sync/signed.ts';

export type BankQuestion = {
  readonly enrolment: Pick<Enrolment, 'centreUrl' | 'centreKey' | 'device'>;
  readonly signer: Signer;
  readonly bill: string;
  readonly at: Instant;
  readonly signal: AbortSignal;
};

/**
 * Asks the centre what its bank notices of a bill come to. Only an answer under the centre's signature is believed: it is
 * worth money.
 * @throws CentreTrouble
 */
export async function askBank({ enrolment, signer, bill, at, signal }: BankQuestion): Promise<Dong> {
  const { device, centreUrl, centreKey } = enrolment;
  const ask: BankAsk = { protocol: PROTOCOL, device, bill, at };
  const text = await post(signed(signer, { url: centreUrl, path: paths.bank, ask, signal }));
  return receivedIn(text, { device, bill, centreKey });
}

type Asked = Pick<Enrolment, 'device' | 'centreKey'> & { readonly bill: string };

/**
 * @param text two lines, the answer and its signature; or one, a refusal
 * @throws CentreTrouble
 */
export function receivedIn(text: string, { device, bill, centreKey }: Asked): Dong {
  const [line = '', signature = ''] = text.split('\n');
  const said = parseReply(BankReply, line);
  if (said.answer === 'refused') throw new CentreTrouble('answered-badly', `the centre refused: ${said.why}`);
  const { sig } = parseReply(BundleSignature, signature);
  const digest = createHash('sha256').update(line, 'utf8').digest();
  if (!verify(null, digest, publicKeyOf(centreKey), Buffer.from(sig, 'base64'))) {
    throw new CentreTrouble('answered-badly', 'the answer is not signed by our centre');
  }
  if (said.device !== device || said.bill !== bill) {
    throw new CentreTrouble('answered-badly', 'the answer is to another question');
  }
  return said.received;
}
