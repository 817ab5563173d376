import { pathOf, QUIET } from './code.ts';
import styles from './Transfer.module.css';

type Props = { readonly rows: readonly string[]; readonly label: string };

/** A QR code, black on white in every look: a reader's camera knows no dark mode. */
export function TransferCode({ rows, label }: Props) {
  const side = rows.length + 2 * QUIET;
  return (
    <svg
      className={styles['code']}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      data-testid="display-code"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(rows)} fill="#000" />
    </svg>
  );
}
