import { isRefusal } from '../../shared/refusal.ts';

/** What follows a change is never part of it, so that a dead printer or line cannot undo it. */
export function unlessRefused<T>(result: T, follow: () => void): T {
  if (!isRefusal(result)) follow();
  return result;
}
