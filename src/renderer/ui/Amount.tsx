import type { Dong } from '../../shared/money.ts';
import styles from './Amount.module.css';
import { withSign } from './money.ts';

/** Characters: the space that keeps the sign on its line, and the sign. Set together, or the gap would be the figures'. */
const SIGN = 2;

/** Money in large figures. The sign is set smaller and lighter than they are: in bold its bar would read as a rule. */
export function Amount({ of }: { readonly of: Dong }) {
  const text = withSign(of);
  return (
    <>
      {text.slice(0, -SIGN)}
      <span className={styles['sign']}>{text.slice(-SIGN)}</span>
    </>
  );
}
