import type { ReactNode } from 'react';
import styles from './Room.module.css';

type Props = {
  readonly title: string;
  readonly lead?: string | undefined;
  /** There is little on it: on a tall screen it is no taller than that. */
  readonly short?: boolean;
  readonly children: ReactNode;
  /** What may be done next, always in sight at the foot. */
  readonly actions: ReactNode;
};

/** A page of the room for shift and drawer. */
export function Room({ title, lead, short = false, children, actions }: Props) {
  return (
    <main className={styles['room']} data-short={short}>
      <header className={styles['head']}>
        <h1>{title}</h1>
        {lead && <p>{lead}</p>}
      </header>
      <div className={styles['body']} tabIndex={-1}>
        {children}
      </div>
      <footer className={styles['foot']}>{actions}</footer>
    </main>
  );
}
