import { Button } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../office.ts';
import { signedOut } from '../session/session.ts';
import { Icon, type IconName } from './icons.tsx';

type Tone = 'bad' | 'wait' | 'know' | 'good';
const iconOf = { bad: 'warn', wait: 'wait', know: 'know', good: 'good' } as const satisfies Record<Tone, IconName>;

type Props = { readonly tone: Tone; readonly children: ReactNode; readonly action?: ReactNode };

/** A sentence that matters now, with a shape beside its colour. */
export function Note({ tone, children, action }: Props) {
  return (
    <div className={`note ${tone}`} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={iconOf[tone]} />
      <div>{children}</div>
      {action}
    </div>
  );
}

type ProblemProps = {
  readonly problem: Problem | undefined | null;
  readonly again?: () => void;
  /** True when the page still shows an earlier answer below. */
  readonly showsOld?: boolean;
};

/** Why an answer did not come, and the way on; for a session that ended, that is the sign-in. */
export function ProblemNote({ problem, again, showsOld = false }: ProblemProps) {
  const { t } = useTranslation();
  const ended = problem === 'signed-out';
  useEffect(() => {
    if (ended) signedOut();
  }, [ended]);
  if (!problem || ended) return null;
  const reload = problem === 'other-version';
  const onClick = reload ? () => location.reload() : again;
  return (
    <Note
      tone="bad"
      action={
        onClick && (
          <Button variant="default" onClick={onClick}>
            {reload ? t('problem.reload') : t('retry')}
          </Button>
        )
      }
    >
      {t(`problem.${problem}`, { name: location.hostname })} {showsOld && t('problem.stale')}
    </Note>
  );
}
