import { PasswordInput } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { PASSWORD_LEAST } from '../../office/api/accounts.ts';

export type NewPasswordFault = 'too-short' | 'too-common' | 'differ';

type Props = {
  readonly next: string;
  readonly repeat: string;
  readonly onNext: (next: string) => void;
  readonly onRepeat: (repeat: string) => void;
  readonly fault: NewPasswordFault | null;
};

/** A new password, typed twice, with what is asked of it said beforehand. */
export function NewPassword({ next, repeat, onNext, onRepeat, fault }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <PasswordInput
        label={t('password.next')}
        description={t('password.nextHint', { least: PASSWORD_LEAST })}
        autoComplete="new-password"
        value={next}
        onChange={(event) => onNext(event.currentTarget.value)}
        error={fault !== 'differ' && faultWords(t, fault)}
        required
        withAsterisk={false}
      />
      <PasswordInput
        label={t('password.repeat')}
        autoComplete="new-password"
        value={repeat}
        onChange={(event) => onRepeat(event.currentTarget.value)}
        error={fault === 'differ' && t('password.differ')}
        required
        withAsterisk={false}
      />
    </>
  );
}

function faultWords(t: TFunction, fault: NewPasswordFault | null): string | undefined {
  if (fault === 'too-short') return t('password.short', { least: PASSWORD_LEAST });
  if (fault === 'too-common') return t('password.common');
  return undefined;
}
