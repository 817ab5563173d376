import { create } from 'zustand';
import { callOffice, type Problem } from '../office.ts';

/** Whether the reader is signed in; `unknown` until the server has said so. */
type Session = {
  readonly state: 'unknown' | 'out' | 'in';
  readonly problem: Problem | null;
};

export const useSession = create<Session>()(() => ({ state: 'unknown', problem: null }));

/** Asks the server who we are; on failure the page says why instead of showing a sign-in that cannot work. */
export async function findSession(): Promise<void> {
  const answer = await callOffice('session.state', {});
  if ('problem' in answer) useSession.setState({ problem: answer.problem });
  else useSession.setState({ state: answer.reply.signedIn ? 'in' : 'out', problem: null });
}

export const signedIn = () => useSession.setState({ state: 'in', problem: null });
export const signedOut = () => useSession.setState({ state: 'out', problem: null });
