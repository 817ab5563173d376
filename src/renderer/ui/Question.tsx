import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from './Action.tsx';
import { Dialog } from './Dialog.tsx';
import { Icon, type IconName } from './Icon.tsx';
import styles from './Question.module.css';

type Props = {
  readonly icon: IconName;
  readonly title: string;
  readonly more: string;
  /** What can be answered, one key under the other. */
  readonly children: ReactNode;
  readonly testId: string;
};

/** Something only a person knows. It waits in the top line, where it lies over no key; its answers are behind one of its own. */
export function Question({ icon, title, more, children, testId }: Props) {
  const { t } = useTranslation();
  const [answering, setAnswering] = useState(false);
  return (
    <aside className={styles['question']} role="alert" data-testid={testId}>
      <Icon name={icon} size={28} />
      <p>
        <strong>{title}</strong>
        <span>{more}</span>
      </p>
      <Action onPress={() => setAnswering(true)} testId={`${testId}-answer`}>
        {t('app.answer')}
      </Action>
      {answering && (
        <Dialog title={title} size={560} onClose={() => setAnswering(false)}>
          <p className={styles['more']}>{more}</p>
          <div className={styles['answers']}>{children}</div>
        </Dialog>
      )}
    </aside>
  );
}
