import type { OfficeDesk } from './office/desk.ts';
import { releaseDue } from './office/drafts/releaseDue.ts';
import { clearPlans } from './office/plans.ts';

/** ms. Tills ask once a minute; what is due at noon is on its way at noon. */
const LOOK_EVERY = 5_000;
/** ms */
const CLEAR_EVERY = 600_000;

export type Releases = {
  /** Publishes what is due. @returns how many drafts went out */
  readonly look: () => Promise<number>;
  readonly close: () => Promise<void>;
};

/** Looks for drafts that are due, one look at a time. What fails is tried again at the next. */
export function openReleases(desk: Pick<OfficeDesk, 'pool' | 'clock' | 'catalogue' | 'log'>): Releases {
  let looking: Promise<number> = Promise.resolve(0);
  const look = (): Promise<number> => {
    looking = looking.catch(() => 0).then(() => releaseDue(desk));
    return looking;
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => desk.log.warn('cannot look for drafts that are due', { error: String(error) }));
  }, LOOK_EVERY);
  timer.unref();
  const clearing = setInterval(() => {
    clearPlans(desk).catch((error: unknown) =>
      desk.log.warn('cannot clear away imports that nobody confirmed', { error: String(error) }),
    );
  }, CLEAR_EVERY);
  clearing.unref();
  return {
    look,
    async close() {
      clearInterval(timer);
      clearInterval(clearing);
      await looking.catch(() => 0);
    },
  };
}
