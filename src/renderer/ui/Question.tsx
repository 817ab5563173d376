import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from './Action.tsx';
import { Dialog } from './Dialog.tsx';
import { keepFocus } from './focus.ts';
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
  const answer = useFocusAfterwards(() => setAnswering(true));
  return (
    <aside className={styles['question']} role="alert" onMouseDown={keepFocus} data-testid={testId}>
      <Icon name={icon} size={28} />
      <p>
        <strong>{title}</strong>
        <span>{more}</span>
      </p>
      <Action onPress={answer} testId={`${testId}-answer`}>
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

/** Answered, a question goes away with its dialog: the focus is then where it was before, and Enter does what it did. */
function useFocusAfterwards(open: () => void): () => void {
  const before = useRef<Element | null>(null);
  useEffect(
    () => () => {
      const { current } = before;
      requestAnimationFrame(() => {
        if (document.activeElement === document.body && current instanceof HTMLElement) current.focus();
      });
    },
    [],
  );
  return () => {
    before.current = document.activeElement;
    open();
  };
}
