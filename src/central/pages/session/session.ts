import { create } from 'zustand';
import { callOffice, type Problem } from '../office.ts';

/** Whether the reader is signed in; `unknown` until the server has said so. */
type Session = {
  readonly state: 'unknown' | 'out' | 'in';
  /** True where the session ended by itself: the sign-in then says why it is there. */
  readonly ended: boolean;
  readonly problem: Problem | null;
};

export const useSession = create<Session>()(() => ({ state: 'unknown', ended: false, problem: null }));

/** Asks the server who we are; on failure the page says why instead of showing a sign-in that cannot work. */
export async function findSession(): Promise<void> {
  const answer = await callOffice('session.state', {});
  if ('problem' in answer) useSession.setState({ problem: answer.problem });
  else if (answer.reply.signedIn) signedIn();
  else signedOut();
}

export const signedIn = () => useSession.setState({ state: 'in', ended: false, problem: null });

/** The server no longer knows us. */
export const signedOut = () =>
  useSession.setState((before) => ({ state: 'out', ended: before.ended || before.state === 'in', problem: null }));

/** The reader leaves. Also where the server was not reached: they want the figures off the screen. */
export async function leave(): Promise<void> {
  await callOffice('session.signOut', {});
  useSession.setState({ state: 'out', ended: false, problem: null });
}
