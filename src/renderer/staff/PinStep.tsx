import type { ReactNode } from 'react';
import { Sheet } from '../ui/Sheet.tsx';
import styles from './People.module.css';

export type StepWords = {
  readonly title: string;
  readonly lead: string;
  /** What else can be done instead. */
  readonly below?: ReactNode;
  /** In a dialog, which has its own title, and not as a page. */
  readonly inDialog?: boolean;
};

/** One question about somebody's PIN, as a page of its own or within a dialog. */
export function PinStep({
  title,
  lead,
  below,
  inDialog = false,
  children,
}: StepWords & { readonly children: ReactNode }) {
  if (inDialog) {
    return (
      <section className={styles['question']}>
        <h3>{title}</h3>
        <p>{lead}</p>
        {children}
      </section>
    );
  }
  return (
    <Sheet title={title} lead={lead} centred>
      {children}
      {below && <div className={styles['below']}>{below}</div>}
    </Sheet>
  );
}
