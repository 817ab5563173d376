import { Brought, BroughtRefusal, EXCHANGE_PATH, EXCHANGE_TYPE } from '../../office/api/exchange.ts';
import { PAGE_HEADER } from '../../office/api.ts';
import { type Problem, problemOf } from '../office.ts';

export type Bringing = { readonly brought: Brought } | BroughtRefusal | { readonly problem: Problem };

/** Sends a till's file as it is; the server reads it as it comes. */
export async function bring(file: Blob): Promise<Bringing> {
  const response = await fetch(EXCHANGE_PATH, {
    method: 'POST',
    headers: { 'content-type': EXCHANGE_TYPE, [PAGE_HEADER]: '1' },
    body: file,
  }).catch(() => undefined);
  if (!response) return { problem: 'unreachable' };
  if (response.status === 413) return { refused: 'too-large' };
  const body: unknown = await response.json().catch(() => undefined);
  const problem = problemOf(response.status, body);
  if (problem) return { problem };
  const refusal = BroughtRefusal.safeParse(body);
  if (refusal.success) return refusal.data;
  const brought = Brought.safeParse(body);
  return brought.success ? { brought: brought.data } : { problem: 'other-version' };
}
