import { z } from 'zod';
import { Brought, BroughtRefusal, EXCHANGE_PATH, EXCHANGE_TYPE } from '../central/office/api/exchange.ts';
import { IMPORT_PATH, ImportPreview, ImportRefusal } from '../central/office/api/import.ts';
import {
  type OfficeCallName,
  type OfficeInput,
  type OfficeReply,
  officeCalls,
  PAGE_HEADER,
} from '../central/office/api.ts';

/** A signed-in visitor of a centre, over HTTP: what an officer's browser is. */
export type Office = {
  readonly call: <N extends OfficeCallName>(name: N, input: OfficeInput<N>) => Promise<OfficeReply<N>>;
  readonly sendFile: (name: string, bytes: Uint8Array) => Promise<ImportPreview | ImportRefusal>;
  /** Hands over what somebody carried here from a till. */
  readonly bring: (bytes: Uint8Array) => Promise<Brought | BroughtRefusal>;
};

export class WrongPassword extends Error {}

/** Who it is; without a name the first administrator, and with a code where they have a second factor. */
export type Visitor = { readonly name?: string | undefined; readonly code?: string | undefined };

/** @throws WrongPassword */
export async function signInToOffice(url: string, password: string, visitor: Visitor = {}): Promise<Office> {
  const signedIn = await ask(url, '/office/v1/call/session.signIn', { password, ...visitor });
  const answer = officeCalls['session.signIn'].reply.parse(await signedIn.json());
  if ('refused' in answer) throw new WrongPassword(answer.refused);
  if ('needs' in answer) throw new WrongPassword('needs-code');
  const cookie = (signedIn.headers.getSetCookie()[0] ?? '').split(';')[0] as string;
  return {
    call: async (name, input) => {
      const response = await ask(url, `/office/v1/call/${name}`, input, cookie);
      return officeCalls[name].reply.parse(await response.json()) as OfficeReply<typeof name>;
    },
    sendFile: async (name, bytes) => {
      const response = await fetch(new URL(`${IMPORT_PATH}?name=${encodeURIComponent(name)}`, url), {
        method: 'POST',
        body: Buffer.from(bytes),
        headers: { ...fromPage(url), 'content-type': 'application/octet-stream', cookie },
      });
      const reply: unknown = await response.json();
      const refusal = ImportRefusal.safeParse(reply);
      return refusal.success ? refusal.data : ImportPreview.parse(reply);
    },
    bring: async (bytes) => {
      const response = await fetch(new URL(EXCHANGE_PATH, url), {
        method: 'POST',
        body: Buffer.from(bytes),
        headers: { ...fromPage(url), 'content-type': EXCHANGE_TYPE, cookie },
      });
      return z.union([BroughtRefusal, Brought]).parse(await response.json());
    },
  };
}

async function ask(url: string, path: string, input: unknown, cookie = ''): Promise<Response> {
  const response = await fetch(new URL(path, url), {
    method: 'POST',
    body: JSON.stringify(input),
    headers: { ...fromPage(url), 'content-type': 'application/json', ...(cookie && { cookie }) },
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status} for ${path}`);
  return response;
}

const fromPage = (url: string) => ({ origin: new URL(url).origin, [PAGE_HEADER]: '1' });
