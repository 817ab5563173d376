import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usualWedge, type WedgeSettings } from '../../shared/scanner/wedge.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { forgetWedge, keepWedge } from './ask.ts';
import { useScanners } from './known.ts';
import { type Lesson, learn, passesSeparator } from './learn.ts';
import styles from './Scanner.module.css';
import type { Trial } from './trial.ts';
import { codeOf, wedgeInWords } from './words.ts';

/** What the till knows of the keyboard scanner, and what the card that was just scanned would teach it. */
export function Lessons({ trial }: { readonly trial: Trial | undefined }) {
  const { t } = useTranslation();
  const { wedge } = useScanners();
  const lesson = trial && (trial.made !== null || trial.over) ? learn(trial) : undefined;
  return (
    <section className={styles['panel']} aria-label={t('scanner.wedge.title')}>
      <h2>{t('scanner.wedge.title')}</h2>
      <p data-testid="wedge-known">{wedgeInWords(wedge, t)}</p>
      {lesson ? <Taught lesson={lesson} known={wedge} /> : <SquareSays trial={trial} />}
      {!lesson && !isSame(wedge, usualWedge) && (
        <Action kind="quiet" onPress={() => void forgetWedge()} testId="wedge-forget">
          {t('scanner.wedge.forget')}
        </Action>
      )}
    </section>
  );
}

/** A ms more or less is the same scanner. */
function isSame(one: WedgeSettings, other: WedgeSettings): boolean {
  const isPaceLike = (one.msPerKey === null) === (other.msPerKey === null);
  return (
    one.suffix === other.suffix &&
    JSON.stringify(one.prefix) === JSON.stringify(other.prefix) &&
    isPaceLike &&
    Math.abs((one.msPerKey ?? 0) - (other.msPerKey ?? 0)) <= SAME_PACE
  );
}

/** ms per key. */
const SAME_PACE = 10;

function Taught({ lesson, known }: { readonly lesson: Lesson; readonly known: WedgeSettings }) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const { settings, identifies, oddPrefix, oddTail } = lesson;
  const save = async (taught: WedgeSettings) => {
    setBusy(true);
    await keepWedge(taught);
    setBusy(false);
  };
  return (
    <div className={styles['lesson']} data-usable={settings !== undefined} data-testid="lesson">
      <h3>{t('scanner.card.learned')}</h3>
      {settings && (
        <p>
          {wedgeInWords(settings, t)}
          {identifies && `, ${t('scanner.wedge.identifies')}`}
        </p>
      )}
      {oddPrefix !== '' && <Odd trouble="odd-prefix" text={oddPrefix} />}
      {oddTail !== '' && <Odd trouble="odd-tail" text={oddTail} />}
      {settings && isSame(settings, known) && <p className={styles['quiet']}>{t('scanner.card.same')}</p>}
      {settings && !isSame(settings, known) && (
        <Action kind="main" disabled={busy} onPress={() => void save(settings)} testId="lesson-save">
          {t('scanner.card.save2')}
        </Action>
      )}
    </div>
  );
}

function Odd({ trouble, text }: { readonly trouble: 'odd-prefix' | 'odd-tail'; readonly text: string }) {
  const { t } = useTranslation();
  return (
    <p data-testid={`trouble-${trouble}`}>
      <strong>{t(`scanner.trouble.${trouble}.what`, { text })}</strong> {t(`scanner.trouble.${trouble}.act`)}
    </p>
  );
}

/** The card's square: whether GS1's separator came through. */
function SquareSays({ trial }: { readonly trial: Trial | undefined }) {
  const { t } = useTranslation();
  const passes = passesSeparator((trial && codeOf(trial)) ?? '');
  if (passes === undefined) return null;
  return (
    <p className={styles['lesson']} data-usable={passes} data-testid="square-says">
      <Icon name={passes ? 'sent' : 'trouble'} />{' '}
      {passes ? (
        t('scanner.card.separatorWell')
      ) : (
        <>
          <strong>{t('scanner.trouble.no-separator.what')}</strong> {t('scanner.trouble.no-separator.act')}
        </>
      )}
    </p>
  );
}
