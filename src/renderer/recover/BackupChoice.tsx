import { useTranslation } from 'react-i18next';
import type { Restorable } from '../../shared/contract/recovery.ts';
import { formatInstant } from '../../shared/day.ts';
import { focusAtOnce } from '../ui/focus.ts';
import styles from './Recover.module.css';

type Props = {
  readonly backups: readonly Restorable[];
  /** Files that did not prove whole when they were to be restored. */
  readonly spoilt: ReadonlySet<string>;
  readonly chosen: string | null;
  readonly disabled: boolean;
  readonly onChoose: (file: string) => void;
};

/** The backups there are, newest first; what cannot be used here says why. */
export function BackupChoice({ backups, spoilt, chosen, disabled, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['list']} role="radiogroup" aria-label={t('recover.backups')}>
      {backups.map((backup, nth) => (
        <label key={backup.file} className={styles['backup']} data-testid="backup">
          <input
            ref={backup.file === chosen ? focusAtOnce : undefined}
            type="radio"
            name="backup"
            checked={backup.file === chosen}
            disabled={disabled || !backup.mine || spoilt.has(backup.file)}
            onChange={() => onChoose(backup.file)}
          />
          <span>
            <span>
              <strong>{formatInstant(backup.at)}</strong>
              {nth === 0 && ` (${t('recover.newest')})`} · {holds(backup)}
            </span>
            <small>{backup.file}</small>
          </span>
        </label>
      ))}
    </div>
  );

  function holds({ file, mine, facts: { sales, lastAt, outletCode, till } }: Restorable): string {
    if (!mine) return t('recover.anotherMachine', { till: `${outletCode}-${till}` });
    if (spoilt.has(file)) return t('recover.spoilt');
    if (sales === 0 || lastAt === null) return t('recover.noSales');
    return t('recover.sales', { count: sales, upTo: formatInstant(lastAt) });
  }
}
