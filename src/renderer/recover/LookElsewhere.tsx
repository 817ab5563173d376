import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recoverable } from '../../shared/contract/recovery.ts';
import { Action } from '../ui/Action.tsx';
import styles from './Recover.module.css';

type Props = {
  readonly disabled: boolean;
  /** What was found in the folder named last. */
  readonly named: Recoverable['named'];
  readonly onLook: (from: string) => void;
};

/** A stick that was plugged in since, or a folder that no list knows. */
export function LookElsewhere({ disabled, named, onLook }: Props) {
  const { t } = useTranslation();
  const [from, setFrom] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!disabled) onLook(from.trim());
  };
  return (
    <form className={styles['elsewhere']} onSubmit={submit}>
      <TextInput
        label={t('recover.lookIn')}
        placeholder={t('recover.lookInHint')}
        value={from}
        onChange={(event) => setFrom(event.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        data-testid="recover-folder"
      />
      <Action type="submit" disabled={disabled} testId="recover-look">
        {t('recover.look')}
      </Action>
      <p className={styles['named']} role="status" data-testid="recover-named">
        {named && inWords(named)}
      </p>
    </form>
  );

  function inWords({ there, count }: NonNullable<Recoverable['named']>): string {
    if (!there) return t('recover.noSuchFolder');
    return count === 0 ? t('recover.noneThere') : t('recover.foundThere', { count });
  }
}
