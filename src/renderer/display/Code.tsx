import styles from './Transfer.module.css';

/** Modules of white around a code, which readers need: ISO/IEC 18004 §9.1. */
const QUIET = 4;

type Props = { readonly rows: readonly string[]; readonly label: string };

/** A QR code, black on white in every look: a reader's camera knows no dark mode. */
export function Code({ rows, label }: Props) {
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

/** One stroke for each run of dark modules in a row. */
export function pathOf(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index + QUIET} ${y + QUIET}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
}
