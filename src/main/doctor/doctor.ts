import type { DoctorShown, SupportBundle } from '../../shared/contract/doctor.ts';
import { dayOf, type Instant } from '../../shared/day.ts';
import type { Log } from '../till.ts';
import type { PrinterTold } from './bundle.ts';
import type { Patient } from './examine.ts';
import type { LookDone, lookInWorker } from './inWorker.ts';
import { zipBundle } from './zipBundle.ts';

/** Looks at all that the till stands on, for its screen: one look at a time, seen by every window. */
export type Doctor = {
  readonly shown: () => DoctorShown;
  /** Begins one; one that is under way goes on. */
  readonly look: () => DoctorShown;
  readonly callOff: () => DoctorShown;
  readonly bundle: () => Promise<SupportBundle>;
  readonly close: () => Promise<void>;
};

export type DoctorParts = {
  readonly clock: () => Instant;
  /** As it is now: its keys are looked at here, because no key goes to another thread. */
  readonly patient: () => Patient;
  readonly printers: () => readonly PrinterTold[];
  readonly work: typeof lookInWorker;
  readonly onChange: (shown: DoctorShown) => void;
  readonly log: Log;
};

export function openDoctor({ clock, patient, printers, work, onChange, log }: DoctorParts): Doctor {
  let shown: DoctorShown = { state: 'never', at: null, found: [] };
  let looking: { readonly stop: AbortController; readonly done: Promise<LookDone | undefined> } | undefined;
  const tell = (change: Partial<DoctorShown>): void => {
    shown = { ...shown, ...change };
    onChange(shown);
  };

  const begin = (of: readonly PrinterTold[] | null): Promise<LookDone | undefined> => {
    const stop = new AbortController();
    tell({ state: 'looking', at: clock(), found: [] });
    const done = work(
      { patient: patient(), printers: of },
      (finding) => tell({ found: [...shown.found, finding] }),
      stop.signal,
    )
      .then((made) => {
        tell({ state: 'done' });
        return made;
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) log.error('the doctor did not finish', { error });
        tell({ state: stop.signal.aborted ? 'called-off' : 'failed' });
        return undefined;
      })
      .finally(() => {
        looking = undefined;
      });
    looking = { stop, done };
    return done;
  };

  return {
    shown: () => shown,
    look: () => {
      if (!looking) void begin(null);
      return shown;
    },
    callOff: () => {
      looking?.stop.abort();
      return shown;
    },
    bundle: async () => {
      await looking?.done;
      const made = await begin(printers());
      if (!made) throw new Error('the look was called off or failed');
      const content = (await zipBundle(made.files)).toString('base64');
      return { name: bundleName(clock()), files: [...made.files], content };
    },
    close: async () => {
      looking?.stop.abort();
      await looking?.done;
    },
  };
}

export function bundleName(at: Instant): string {
  return `ho-tro-quay-${dayOf(at)}.zip`;
}
