import { type FormEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../ui/Action.tsx';
import styles from './LineDialog.module.css';

type Props = {
  readonly of: 'discount' | 'price';
  /** False until there is something to give a reason for. */
  readonly ready: boolean;
  readonly onReason: (reason: string) => void;
  readonly first: Ref<HTMLButtonElement>;
};

/** Why: the usual words as keys, each of which does it; or words of one's own. */
export function Reasons({ of, ready, onReason, first }: Props) {
  const { t } = useTranslation();
  const [own, setOwn] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready && own.trim() !== '') onReason(own.trim());
  };
  const usual = t(`${of}.reasons`).split('|');
  return (
    <div className={styles['why']}>
      <p className={styles['legend']}>{t(`${of}.why`)}</p>
      <div className={styles['reasons']} role="group" aria-label={t(`${of}.why`)}>
        {usual.map((reason, at) => (
          <button
            key={reason}
            ref={at === 0 ? first : undefined}
            type="button"
            disabled={!ready}
            onClick={() => onReason(reason)}
            data-testid="reason"
          >
            {reason}
          </button>
        ))}
      </div>
      <form onSubmit={submit} className={styles['other']}>
        <input
          type="text"
          className={styles['words']}
          maxLength={80}
          autoComplete="off"
          aria-label={t('discount.own')}
          placeholder={t('discount.own')}
          value={own}
          onChange={(event) => setOwn(event.currentTarget.value)}
          data-testid="reason-own"
        />
        <Action type="submit" disabled={!ready || own.trim() === ''}>
          {t(`${of}.give`)}
        </Action>
      </form>
    </div>
  );
}
