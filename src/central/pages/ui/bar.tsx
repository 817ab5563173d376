/** A bar against the longest one, its figure in the cells beside it. Drawn, so that it prints without backgrounds. */
export function Bar({ part, whole }: { readonly part: number; readonly whole: number }) {
  const width = whole > 0 ? Math.max(0, (part * 100) / whole) : 0;
  return (
    <svg className="bar" aria-hidden="true">
      <rect className="barGround" width="100%" height="14" rx="3" />
      <rect width={`${width}%`} height="14" rx="3" />
    </svg>
  );
}
