import { z } from 'zod';
import { type OfficeCallName, type OfficeInput, type OfficeReply, officeCalls, PAGE_HEADER } from '../office/api.ts';

/**
 * Why there is no answer: nobody is signed in (any more), the server was not reached, it does not know the name in the
 * address bar as its own, whoever is signed in may not, it could not do it (it has logged why), or it speaks another
 * version's words, which reloading the page mends.
 */
export type Problem = 'signed-out' | 'unreachable' | 'other-name' | 'not-allowed' | 'failed' | 'other-version';

export type OfficeAnswer<N extends OfficeCallName> = { readonly reply: OfficeReply<N> } | { readonly problem: Problem };

/** Asks the server. What can go wrong on the way is a problem, never a rejection. */
export async function callOffice<N extends OfficeCallName>(name: N, input: OfficeInput<N>): Promise<OfficeAnswer<N>> {
  const response = await post(`/office/v1/call/${name}`, JSON.stringify(input));
  if (response === undefined) return { problem: 'unreachable' };
  const body = await bodyOf(response);
  const problem = problemOf(response.status, body);
  return problem ? { problem } : { ...readReply(name, body) };
}

/** Sends a file's bytes; the server says by itself what they are. */
export async function sendBytes<Reply>(
  path: string,
  bytes: Blob,
  schema: z.ZodType<Reply>,
): Promise<{ readonly reply: Reply } | { readonly problem: Problem }> {
  const response = await post(path, bytes);
  if (response === undefined) return { problem: 'unreachable' };
  const body = await bodyOf(response);
  const problem = problemOf(response.status, body);
  if (problem) return { problem };
  const read = schema.safeParse(body);
  return read.success ? { reply: read.data } : { problem: 'other-version' };
}

/** @param body the answer's, from JSON */
export function problemOf(status: number, body: unknown): Problem | undefined {
  if (status === 200) return undefined;
  if (status === 401) return 'signed-out';
  if (status === 403) return Refused.safeParse(body).success ? 'not-allowed' : 'other-name';
  // Said by what stands before the server, not by the server itself.
  if (status === 502 || status === 504) return 'unreachable';
  return 'failed';
}

/** What it says to whoever is not let through; of another name it says nothing to be read. */
const Refused = z.object({ problem: z.enum(['not-allowed', 'not-theirs', 'second-factor-first']) });

async function post(path: string, body: string | Blob): Promise<Response | undefined> {
  try {
    return await fetch(path, {
      method: 'POST',
      headers: { ...(typeof body === 'string' && { 'content-type': 'application/json' }), [PAGE_HEADER]: '1' },
      body,
    });
  } catch (error) {
    // What fetch throws when nothing answered.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readReply<N extends OfficeCallName>(name: N, body: unknown): OfficeAnswer<N> {
  const read = officeCalls[name].reply.safeParse(body);
  // The schema of `name` made it; TypeScript cannot follow a lookup by a type parameter.
  return read.success ? { reply: read.data as OfficeReply<N> } : { problem: 'other-version' };
}
