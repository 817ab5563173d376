import { pathOf, QUIET } from './qrPath.ts';

type Props = {
  /** A character a module, `1` for a dark one. */
  readonly rows: readonly string[];
  readonly label: string;
  readonly className: string | undefined;
  readonly testId: string;
};

/** A QR code as large as its place allows, black on white in every look: phones read nothing else for certain. */
export function QrCode({ rows, label, className, testId }: Props) {
  const side = rows.length + 2 * QUIET;
  return (
    <svg
      className={className}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
      data-testid={testId}
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(rows)} fill="#000" />
    </svg>
  );
}
