import { encode } from 'uqr';

/** White around the code: four modules, as ISO 18004 asks for. */
const QUIET = 4;

/** An authenticator's key as a QR code: dark on white in either scheme, because cameras want it so. */
export function DrawnKey({ address, label }: { readonly address: string; readonly label: string }) {
  const { data, size } = encode(address, { border: QUIET });
  const dark = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg className="drawnKey" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#ffffff" />
      <path d={dark} fill="#000000" />
    </svg>
  );
}
