import type { ReactNode } from 'react';
import styles from './Note.module.css';

type Props = {
  /** `sea` tells; `amber` waits for something to be done. */
  readonly tone: 'sea' | 'amber';
  readonly words: string;
  readonly testId: string;
  /** What can be done about it. */
  readonly children: ReactNode;
};

/** A row above the goods that says one thing and interrupts nothing. */
export function Note({ tone, words, testId, children }: Props) {
  return (
    <div className={styles['note']} role="note" data-tone={tone} data-testid={testId}>
      <p>{words}</p>
      {children}
    </div>
  );
}
