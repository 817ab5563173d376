import { useTranslation } from 'react-i18next';
import type { DoctorShown } from '../../shared/contract/doctor.ts';
import { formatInstant } from '../../shared/day.ts';
import { type Finding, type Health, PARTS, worstOf } from '../../shared/doctor/finding.ts';
import { adviceFor, factsInWords, PART_NAMES } from '../../shared/doctor/words.ts';
import { usePreferences } from '../look/preferences.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon, type IconName } from '../ui/Icon.tsx';
import { BundleView } from './BundleView.tsx';
import styles from './Doctor.module.css';
import { callOff, closeDoctor, copyReport, leaveBundle, lookAgain, pack, useDoctor } from './store.ts';

const ICONS = { well: 'sent', watch: 'waiting', bad: 'trouble', unknown: 'doubt' } as const satisfies Record<
  Health,
  IconName
>;

type Props = {
  readonly zone: string;
  /** Somebody who may be asked for leave: the bundle is handed out by a person. */
  readonly signedIn: boolean;
};

/** All that the till stands on, part by part as it is looked at, with what to do; and the bundle for support. */
export function DoctorDialog({ zone, signedIn }: Props) {
  const { t } = useTranslation();
  const { shown, bundle } = useDoctor();
  return (
    <Dialog
      title={t(bundle ? 'doctor.bundleTitle' : 'doctor.title')}
      size={860}
      onClose={bundle ? leaveBundle : closeDoctor}
    >
      {bundle ? <BundleView bundle={bundle} /> : shown && <Report shown={shown} zone={zone} signedIn={signedIn} />}
    </Dialog>
  );
}

function Report({ shown, zone, signedIn }: Props & { readonly shown: DoctorShown }) {
  const { found } = shown;
  return (
    <div className={styles['page']} data-testid="doctor" data-state={shown.state}>
      <Standing shown={shown} zone={zone} />
      <ul className={styles['list']}>
        {found.map((each) => (
          <Row key={each.part} found={each} />
        ))}
      </ul>
      <Ways shown={shown} signedIn={signedIn} />
    </div>
  );
}

function Standing({ shown: { state, at, found }, zone }: { readonly shown: DoctorShown; readonly zone: string }) {
  const { t } = useTranslation();
  if (state === 'looking') {
    return (
      <div className={styles['standing']} data-health="looking" role="status">
        <p>{t('doctor.looking', { done: found.length, of: PARTS.length })}</p>
        <progress value={found.length} max={PARTS.length} aria-label={t('doctor.progress')} />
      </div>
    );
  }
  const health = state === 'done' ? worstOf(found) : 'unknown';
  return (
    <div className={styles['standing']} data-health={health} role="status" data-testid="doctor-standing">
      <Icon name={ICONS[health]} size={24} />
      <p>
        <strong>{t(state === 'done' ? `doctor.sign.${health}` : `doctor.state.${state}`)}</strong>
        <span>{t('doctor.at', { at: at === null ? '' : formatInstant(at, zone) })}</span>
      </p>
    </div>
  );
}

function Row({ found }: { readonly found: Finding }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const { part, health } = found;
  return (
    <li className={styles['row']} data-health={health} data-testid={`doctor-${part}`}>
      <Icon name={ICONS[health]} />
      <div>
        <h3>
          {PART_NAMES[part][language]}
          <span className={styles['sign']}>{t(`doctor.health.${health}`)}</span>
        </h3>
        {health !== 'well' && <p>{adviceFor(found)[language]}</p>}
        <p className={styles['facts']}>{factsInWords(found, language).join(' · ')}</p>
      </div>
    </li>
  );
}

function Ways({ shown, signedIn }: { readonly shown: DoctorShown; readonly signedIn: boolean }) {
  const { t } = useTranslation();
  const { language } = usePreferences();
  const packing = useDoctor((page) => page.packing);
  if (shown.state === 'looking') {
    return (
      <div className={styles['ways']}>
        <Action onPress={() => void callOff()} testId="doctor-stop">
          {t('doctor.callOff')}
        </Action>
      </div>
    );
  }
  return (
    <div className={styles['ways']}>
      <Action kind="main" onPress={() => void lookAgain()} testId="doctor-again">
        <Icon name="refresh" />
        {t('doctor.again')}
      </Action>
      <Action onPress={() => void copyReport(shown, language)} testId="doctor-copy">
        {t('doctor.copy')}
      </Action>
      <Action onPress={() => window.print()} testId="doctor-print">
        <Icon name="printer" />
        {t('doctor.print')}
      </Action>
      {signedIn && (
        <Action disabled={packing} onPress={() => void pack()} testId="doctor-bundle">
          <Icon name="keep" />
          {t('doctor.bundle')}
        </Action>
      )}
    </div>
  );
}
