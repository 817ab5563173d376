import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import styles from './Room.module.css';

type Props = {
  readonly reason: string;
  readonly usual: readonly string[];
  readonly onChange: (reason: string) => void;
};

/** Why: the usual reasons by a tap, any other by the keyboard. */
export function ReasonField({ reason, usual, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['reason']}>
      <label className={styles['reason']}>
        <span>{t('shift.reason')}</span>
        <input
          type="text"
          maxLength={80}
          autoComplete="off"
          placeholder={t('shift.reasonHint')}
          value={reason}
          onChange={(event) => onChange(event.currentTarget.value)}
          data-testid="reason"
        />
      </label>
      <div className={styles['quick']}>
        {usual.map((words) => (
          <Action key={words} onPress={() => onChange(words)}>
            {words}
          </Action>
        ))}
      </div>
    </div>
  );
}
