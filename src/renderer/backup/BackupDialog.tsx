import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupsShown } from '../../shared/contract/backup.ts';
import { formatInstant } from '../../shared/day.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import styles from './Backup.module.css';
import { backUpNow, chooseSecond, closeBackups, useBackups } from './store.ts';

/** When the last good backup was made, where it lies, and the place of the second one. */
export function BackupDialog({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const { shown, working } = useBackups();
  return (
    <Dialog title={t('backup.title')} size={760} onClose={closeBackups}>
      {shown && (
        <div className={styles['page']} data-testid="backups">
          <p className={styles['lead']}>{t('backup.lead')}</p>
          <Standing shown={shown} />
          <Last shown={shown} zone={zone} />
          <Action kind="main" disabled={working} onPress={() => void backUpNow()} testId="backup-now">
            <Icon name="keep" />
            {t(working ? 'backup.making' : 'backup.now')}
          </Action>
          <Second shown={shown} zone={zone} working={working} />
        </div>
      )}
    </Dialog>
  );
}

function Standing({ shown: { standing, trouble } }: { readonly shown: BackupsShown }) {
  const { t } = useTranslation();
  const isWell = standing === 'well';
  return (
    <div className={styles['standing']} data-well={isWell} data-testid="backup-standing">
      <Icon name={isWell ? 'sent' : 'trouble'} size={24} />
      <p>
        <strong>{t(`backup.sign.${standing}`)}</strong>
        <span>{t(`backup.calm.${standing}`)}</span>
        {trouble !== null && <span>{t(`backup.trouble.${trouble}`)}</span>}
      </p>
    </div>
  );
}

type ShownIn = { readonly shown: BackupsShown; readonly zone: string };

function Last({ shown: { last, folder, kept }, zone }: ShownIn) {
  const { t } = useTranslation();
  return (
    <dl className={styles['facts']}>
      <dt>{t('backup.last')}</dt>
      <dd data-testid="backup-last">
        {last === null ? t('backup.never') : formatInstant(last.at, zone)}
        <span>{last === null ? '\u00a0' : holds(last)}</span>
      </dd>
      <dt>{t('backup.where')}</dt>
      <dd className={styles['path']}>{folder}</dd>
      <dt>{t('backup.kept')}</dt>
      <dd>{t('backup.keptValue', { count: kept })}</dd>
    </dl>
  );

  function holds({ sales, lastAt }: NonNullable<BackupsShown['last']>): string {
    if (sales === 0 || lastAt === null) return t('backup.holdsNone');
    return t('backup.holds', { count: sales, upTo: formatInstant(lastAt, zone) });
  }
}

function Second({ shown: { second, places }, zone, working }: ShownIn & { readonly working: boolean }) {
  const { t } = useTranslation();
  const others = places.filter(({ path }) => path !== second?.place);
  return (
    <section className={styles['second']}>
      <h3>{t('backup.second')}</h3>
      {second === null ? (
        <p>{t('backup.secondLead')}</p>
      ) : (
        <div className={styles['place']} data-trouble={second.trouble !== null} data-testid="backup-second">
          <p>
            <strong className={styles['path']}>{second.place}</strong>
            {second.there && (
              <span>
                {second.last
                  ? t('backup.secondLast', { at: formatInstant(second.last.at, zone) })
                  : t('backup.secondNothing')}
              </span>
            )}
            {second.trouble !== null && <span>{t(`backup.secondTrouble.${second.trouble}`)}</span>}
            {second.sameDisk && <span>{t('backup.sameDisk')}</span>}
          </p>
          <Action kind="quiet" disabled={working} onPress={() => void chooseSecond(null)} testId="backup-stop">
            {t('backup.stop')}
          </Action>
        </div>
      )}
      {others.length === 0 && second === null && <p className={styles['lead']}>{t('backup.noPlaces')}</p>}
      {others.map(({ path, free }) => (
        <Action key={path} disabled={working} onPress={() => void chooseSecond(path)} testId="backup-place">
          {t('backup.choose', { path })}
          {free !== null && ` · ${t('backup.room', { gigabytes: Math.floor(free / 1e9) })}`}
        </Action>
      ))}
      <OwnPath working={working} />
    </section>
  );
}

/** A folder of another computer, or of a disk that no list knows. */
function OwnPath({ working }: { readonly working: boolean }) {
  const { t } = useTranslation();
  const [path, setPath] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (path.trim() !== '') void chooseSecond(path.trim()).then((isChosen) => isChosen && setPath(''));
  };
  return (
    <form className={styles['own']} onSubmit={submit}>
      <TextInput
        label={t('backup.path')}
        placeholder={t('backup.pathHint')}
        value={path}
        onChange={(event) => setPath(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        data-testid="backup-path"
      />
      <Action type="submit" disabled={working || path.trim() === ''} testId="backup-use-path">
        {t('backup.usePath')}
      </Action>
    </form>
  );
}
