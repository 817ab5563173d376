import { t } from 'i18next';
import type { Recoverable, RestoredShown } from '../../shared/contract/recovery.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';

/** What backups there are, also in a folder that somebody names. @returns undefined once the person was told why not */
export function lookFor(from: string): Promise<Recoverable | undefined> {
  return asked(() => bridge.call('recovery.look', from === '' ? {} : { from }));
}

/** Puts a backup in the place of what was lost, and says what is back, or why nothing is. */
export async function restore(file: string): Promise<'back' | 'spoilt' | 'not-now'> {
  try {
    const made = await bridge.call('recovery.restore', { file });
    if (isRefusal(made)) {
      refuse(made);
      return made.refused === 'backup-damaged' ? 'spoilt' : 'not-now';
    }
    // Read to the end: with another history at the centre somebody has to be told.
    say(made.centre === 'asked' ? 'done' : 'stop', inWords(made));
    return 'back';
  } catch (why) {
    sayFailed(why);
    return 'not-now';
  }
}

function inWords({ sales, fetched, centre }: RestoredShown): string {
  if (centre === 'unreachable') return t('recover.doneUnreachable', { sales });
  if (centre === 'another-history') return t('recover.doneApart', { sales });
  return fetched > 0 ? t('recover.doneFetched', { sales, fetched }) : t('recover.done', { sales });
}

export async function beginAnew(): Promise<boolean> {
  return (await asked(() => bridge.call('recovery.beginAnew', {}))) !== undefined;
}

/** @returns undefined once the person was told why not */
async function asked<T extends object>(call: () => Promise<T>): Promise<Exclude<T, { refused: string }> | undefined> {
  try {
    const reply = await call();
    if (!isRefusal(reply)) return reply as Exclude<T, { refused: string }>;
    refuse(reply);
  } catch (why) {
    sayFailed(why);
  }
  return undefined;
}
