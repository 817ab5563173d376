import { createHash } from 'node:crypto';
import { SIGNATURE_HEADER } from '../../shared/sync/protocol.ts';
import type { Signer } from '../db/journal.ts';
import type { CentreRequest } from './centre.ts';

export type Question = Pick<CentreRequest, 'url' | 'path' | 'signal'> & { readonly ask: object };

/** A question in JSON under the till's signature of its bytes' SHA-256: the centre answers nobody else. */
export function signed({ sign }: Pick<Signer, 'sign'>, { ask, ...to }: Question): CentreRequest {
  const body = Buffer.from(JSON.stringify(ask));
  const sig = Buffer.from(sign(createHash('sha256').update(body).digest())).toString('base64');
  return { ...to, body, headers: { 'content-type': 'application/json', [SIGNATURE_HEADER]: sig } };
}
