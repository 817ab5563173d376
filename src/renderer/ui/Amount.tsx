import type { Dong } from '../../shared/money.ts';
import styles from './Amount.module.css';
import { withSign } from './money.ts';

/** Money in large figures. The sign is set smaller and lighter than they are: in bold its bar would read as a rule. */
export function Amount({ of }: { readonly of: Dong }) {
  const text = withSign(of);
  return (
    <>
      {text.slice(0, -1)}
      <span className={styles['sign']}>{text.slice(-1)}</span>
    </>
  );
}
