import type { ReactNode } from 'react';
import styles from './Sheet.module.css';

type Props = {
  readonly title: string;
  readonly lead: string;
  readonly wide?: boolean;
  /** For a question that is answered on a pad in the middle. */
  readonly centred?: boolean;
  readonly children: ReactNode;
};

/** A page with one question on it, before selling begins. */
export function Sheet({ title, lead, wide = false, centred = false, children }: Props) {
  return (
    <main className={styles['page']}>
      <section className={styles['sheet']} data-wide={wide} data-centred={centred}>
        <h1>{title}</h1>
        <p className={styles['lead']}>{lead}</p>
        {children}
      </section>
    </main>
  );
}
