import type { Person } from '../../src/central/office/api/accounts.ts';
import type { OfficeCallName, OfficeInput } from '../../src/central/office/api.ts';
import { callPath, PAGE_HEADER } from '../../src/central/office/api.ts';
import type { TestCentre } from './testCentre.ts';

/** What our pages send with everything they ask. */
export const FROM_PAGE = { [PAGE_HEADER]: '1' } as const;

export type Asked = { readonly cookie?: string | undefined; readonly headers?: Readonly<Record<string, string>> };

/** Asks as a page does. @param input a text is sent as it stands */
export function askAt(url: string, name: string, input: unknown, { cookie, headers }: Asked = {}): Promise<Response> {
  return fetch(`${url}${callPath(name as OfficeCallName)}`, {
    method: 'POST',
    body: typeof input === 'string' ? input : JSON.stringify(input),
    headers: { ...FROM_PAGE, ...headers, ...(cookie && { cookie }) },
  });
}

/** The cookie an answer sets; empty where it sets none. */
export const cookieOf = (response: Response): string => response.headers.get('set-cookie')?.split(';')[0] ?? '';

/** @returns the session's cookie; empty where nobody was let in */
export async function enter(url: string, input: Partial<OfficeInput<'session.signIn'>>): Promise<string> {
  return cookieOf(await askAt(url, 'session.signIn', input));
}

export const GOOD_PASSWORD = 'ba khía muối Rạch Gốc';

/** Somebody invited, who has chosen their password. @returns the cookie of their first session */
export async function aPersonOf(centre: TestCentre, person: Person & { readonly signIn: string }): Promise<string> {
  const invited = await centre.call('account.invite', person);
  if (!('code' in invited)) throw new Error(`nobody was invited: ${invited.refused}`);
  return cookieOf(await askAt(centre.url, 'invitation.take', { code: invited.code, password: GOOD_PASSWORD }));
}
