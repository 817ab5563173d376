import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/Icon.tsx';
import { diagnose, stops, type Trouble } from './diagnose.ts';
import { KeyStrip } from './KeyStrip.tsx';
import styles from './Scanner.module.css';
import { useCheck } from './store.ts';
import { isMachinePaced, readKeys, type Trial } from './trial.ts';
import { codeOf, keyInWords, meaningInWords, symbolInWords, visible } from './words.ts';

/** What came last: whether it was read, what the till takes it for, what is wrong, and every key. */
export function TrialNow({ trial }: { readonly trial: Trial | undefined }) {
  const { t } = useTranslation();
  if (!trial) return <Waiting />;
  const troubles = diagnose(trial);
  return (
    <section className={styles['now']} aria-label={t('scanner.title')}>
      <Verdict trial={trial} isStopped={troubles.some(stops)} />
      <Troubles troubles={troubles} />
      <Facts trial={trial} />
      {trial.keys.length > 0 && <KeyStrip keys={trial.keys} />}
    </section>
  );
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <section className={styles['verdict']} data-tone="waiting" role="status" data-testid="scanner-verdict">
      <Icon name="scanner" size={40} />
      <div>
        <h2>{t('scanner.waiting')}</h2>
        <p>{t('scanner.waitingMore')}</p>
      </div>
    </section>
  );
}

type Tone = 'well' | 'stop' | 'told' | 'waiting';

function toneOf({ made, over }: Trial, isStopped: boolean): Tone {
  if (made?.as === 'scan' && !isStopped) return 'well';
  if (made?.as === 'mangled' || isStopped) return 'stop';
  return over ? 'told' : 'waiting';
}

const SIGNS = { well: 'sent', stop: 'trouble', told: 'doubt', waiting: 'waiting' } as const;

function Verdict({ trial, isStopped }: { readonly trial: Trial; readonly isStopped: boolean }) {
  const { t } = useTranslation();
  const meaning = useCheck(({ meanings }) => meanings.get(trial.id));
  const code = codeOf(trial);
  const tone = toneOf(trial, isStopped);
  return (
    <div className={styles['verdict']} data-tone={tone} role="status" data-testid="scanner-verdict">
      <Icon name={SIGNS[tone]} size={32} />
      <div>
        <h2>{headOf()}</h2>
        {code !== undefined && meaning && (
          <p data-testid="scanner-meaning">
            <span>{t('scanner.at')}: </span>
            <strong>{meaningInWords(meaning, code, t)}</strong>
          </p>
        )}
      </div>
    </div>
  );

  function headOf(): string {
    if (code !== undefined) return t('scanner.head.scan', { code: visible(code) });
    if (trial.made) return t('scanner.head.mangled');
    if (!trial.over) return t('scanner.reading');
    const read = readKeys(trial.keys);
    const isUnended = read.suffixes.length === 0 && isMachinePaced(read);
    return isUnended ? t('scanner.head.unended', { count: read.text.length }) : t('scanner.head.nothing');
  }
}

function Troubles({ troubles }: { readonly troubles: readonly Trouble[] }) {
  const { t } = useTranslation();
  if (troubles.length === 0) return null;
  return (
    <ul className={styles['troubles']}>
      {troubles.map((trouble) => (
        <li key={trouble} data-stops={stops(trouble)} data-testid={`trouble-${trouble}`}>
          <Icon name={stops(trouble) ? 'trouble' : 'doubt'} size={22} />
          <p>
            <strong>{t(`scanner.trouble.${trouble}.what`)}</strong> {t(`scanner.trouble.${trouble}.act`)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Facts({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation();
  const meaning = useCheck(({ meanings }) => meanings.get(trial.id));
  const code = codeOf(trial) ?? '';
  const read = readKeys(trial.keys);
  const byKeys = trial.keys.length > 0;
  const none = t('scanner.none');
  const facts: readonly (readonly [string, string])[] = [
    [t('scanner.fact.source'), t(byKeys ? 'scanner.byKeys' : 'scanner.bySerial')],
    [t('scanner.fact.count'), `${byKeys ? read.text.length : code.length}`],
    ...(byKeys
      ? ([
          [t('scanner.fact.pace'), paceOf(read.msPerKey, read.longest)],
          [t('scanner.fact.before'), read.before.map(keyInWords).join(' ') || none],
          [t('scanner.fact.after'), read.suffixes.map(keyInWords).join(' ') || none],
        ] as const)
      : []),
    [t('scanner.fact.symbol'), symbolInWords(code || read.text, t) ?? t('scanner.notSent')],
    ...(meaning && meaning.elements.length > 0
      ? ([[t('scanner.fact.elements'), meaning.elements.map(([ai, value]) => `(${ai}) ${value}`).join(' ')]] as const)
      : []),
  ];
  return (
    <dl className={styles['facts']} data-testid="scanner-facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );

  function paceOf(ms: number, longest: number): string {
    return t('scanner.paceValue', { ms: Math.round(ms), longest: Math.round(longest) });
  }
}

/** What came before, a line each. */
export function Earlier({ trials }: { readonly trials: readonly Trial[] }) {
  const { t } = useTranslation();
  const meanings = useCheck((check) => check.meanings);
  const told = trials.filter(({ made, over }) => made !== null || over);
  if (told.length === 0) return null;
  return (
    <section className={styles['earlier']} aria-label={t('scanner.earlier')}>
      <h2>{t('scanner.earlier')}</h2>
      <ul>
        {told.map((trial) => {
          const code = codeOf(trial);
          const meaning = meanings.get(trial.id);
          const isWell = code !== undefined && !diagnose(trial).some(stops);
          return (
            <li key={trial.id} data-testid="scanner-earlier">
              <Icon name={isWell ? 'sent' : 'trouble'} />
              <strong>{visible(code ?? readKeys(trial.keys).text)}</strong>
              <span>{code !== undefined && meaning ? meaningInWords(meaning, code, t) : wordOf(trial)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );

  function wordOf(trial: Trial): string {
    const [first] = diagnose(trial);
    return first ? t(`scanner.trouble.${first}.what`) : '';
  }
}
