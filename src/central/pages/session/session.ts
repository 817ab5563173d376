import { create } from 'zustand';
import { FIRST_SIGN_IN } from '../../office/api/accounts.ts';
import { isLimited, mayDo, type Right } from '../../office/api/rights.ts';
import type { Reader } from '../../office/api/session.ts';
import { callOffice, type Problem } from '../office.ts';

/** Whether the reader is signed in; `unknown` until the server has said so. */
type Session = {
  readonly state: 'unknown' | 'out' | 'in';
  /** Who it is, where somebody is. */
  readonly reader: Reader | null;
  /** True where the session ended by itself: the sign-in then says why it is there. */
  readonly ended: boolean;
  readonly problem: Problem | null;
};

export const useSession = create<Session>()(() => ({ state: 'unknown', reader: null, ended: false, problem: null }));

/** Asks the server who we are; on failure the page says why instead of showing a sign-in that cannot work. */
export async function findSession(): Promise<void> {
  const answer = await callOffice('session.state', {});
  if ('problem' in answer) useSession.setState({ problem: answer.problem });
  else if (answer.reply.reader) signedIn(answer.reply.reader);
  else signedOut();
}

const signedIn = (reader: Reader) => {
  localStorage.setItem(KEPT_UNDER, reader.signIn);
  useSession.setState({ state: 'in', reader, ended: false, problem: null });
};

/** The server no longer knows us. */
export const signedOut = () =>
  useSession.setState((before) => ({
    state: 'out',
    reader: null,
    ended: before.ended || before.state === 'in',
    problem: null,
  }));

/** The reader leaves. Also where the server was not reached: they want the figures off the screen. */
export async function leave(): Promise<void> {
  await callOffice('session.signOut', {});
  useSession.setState({ state: 'out', reader: null, ended: false, problem: null });
}

const KEPT_UNDER = 'quay.signIn';

/** Who signed in from this browser last. */
export const lastSignIn = (): string => localStorage.getItem(KEPT_UNDER) ?? FIRST_SIGN_IN;

/** What the reader may do, as the server will see it, too: what they may not is not shown. */
export function useMay(): (right: Right) => boolean {
  const role = useSession(({ reader }) => reader?.role);
  return (right) => role !== undefined && mayDo(role, right);
}

/** Whether the reader has only some outlets. */
export const useIsLimited = (): boolean => useSession(({ reader }) => reader !== null && isLimited(reader.role));
