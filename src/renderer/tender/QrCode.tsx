import styles from './Transfer.module.css';

/** Modules kept white around a code (ISO/IEC 18004). */
const MARGIN = 4;

/** A QR code as large as its place allows, black on white in dark mode, too: phones read nothing else for certain. */
export function QrCode({ rows, label }: { readonly rows: readonly string[]; readonly label: string }) {
  const size = rows.length + 2 * MARGIN;
  return (
    <svg
      className={styles['code']}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      data-testid="qr"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={pathOf(rows)} fill="#000000" />
    </svg>
  );
}

/** One stroke for each run of dark modules: hundreds fewer than a square for each. */
function pathOf(rows: readonly string[]): string {
  return rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: run }) => `M${index + MARGIN} ${y + MARGIN}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
}
