import { useTranslation } from 'react-i18next';
import type { Coordinates } from '../../../../shared/catalogue/coordinates.ts';
import type { MarketRow } from '../../../office/api/market.ts';
import { Link } from '../../route/link.tsx';
import { useAddress } from '../../route/useAddress.ts';
import { money } from '../../show/figures.ts';
import { inShort } from '../../show/inWords.ts';
import { nameOf } from '../names.ts';
import { intoRow, type MapLayer } from '../view.ts';
import { type Frame, frameOf, type MapLine, scaleBar } from './frame.ts';
import { type Dot, type Label, leaderOf, placeLabels } from './labels.ts';

/** Units of the drawing: at most as many as pixels of the narrowest page it stands on. */
const PAPER = { width: 740, leastHeight: 380, mostHeight: 620, margin: 64 } as const;
const LARGEST = 30;
const SMALLEST = 6;
/** Widths of letters of Be Vietnam Pro, wide ones rather than middling. */
const NAME_LETTER = 7.7;
const FIGURE_LETTER = 7;
const WORDS_HEIGHT = 34;
const LONGEST_NAME = 26;
const BAR = { x: 14, most: 150, height: 40 } as const;

export type Placed = MarketRow & { readonly coordinates: Coordinates };

type Props = { readonly layer: MapLayer; readonly rows: readonly Placed[] };

/** Where it sold, or where it is from: marks as large as what they brought. North is up; nothing of it is fetched. */
export function MarketMap({ layer, rows }: Props) {
  const { t } = useTranslation();
  const frame = frameOf(
    rows.map(({ coordinates }) => coordinates),
    PAPER,
  );
  const shown = rows.toSorted((a, b) => b.amount - a.amount);
  const names = new Map(shown.map((row) => [row.key, shortName(nameOf(t, layer, row))]));
  const most = Math.max(1, ...shown.map(({ amount }) => amount));
  const dots = shown.map((row): Dot => {
    const [name, figure] = [names.get(row.key) ?? '', inShort(t, row.amount)];
    const width = Math.max(name.length * NAME_LETTER, figure.length * FIGURE_LETTER) + 4;
    const radius = Math.max(SMALLEST, LARGEST * Math.sqrt(Math.max(0, row.amount) / most));
    return { key: row.key, ...frame.pointOf(row.coordinates), radius, words: { width, height: WORDS_HEIGHT } };
  });
  const bar = { x: 0, y: frame.height - BAR.height, width: BAR.x * 2 + BAR.most, height: BAR.height };
  const labels = placeLabels(dots, frame, [bar, { x: frame.width - 40, y: 0, width: 40, height: 52 }]);
  return (
    <figure className="chart marketMap" data-testid="market-map">
      <svg viewBox={`0 0 ${frame.width} ${frame.height}`} role="group" aria-label={t(`market.map.${layer}`)}>
        <rect className="mapGround" width={frame.width} height={frame.height} />
        <Lines frame={frame} />
        {dots.map((dot) => {
          const label = labels.get(dot.key);
          return label?.far && <Leader key={dot.key} dot={dot} label={label} />;
        })}
        {shown.map((row, nth) => (
          <Mark key={row.key} layer={layer} row={row} dot={dots[nth] as Dot} />
        ))}
        {shown.map((row, nth) => {
          const label = labels.get(row.key);
          return (
            label && (
              <Words key={row.key} dot={dots[nth] as Dot} label={label} name={names.get(row.key) ?? ''} row={row} />
            )
          );
        })}
        <ScaleBar frame={frame} />
        <path className="mapNorth" d={`M${frame.width - 20} 12l7 20-7-5-7 5z`} />
        <text className="mapNorthWord" x={frame.width - 20} y={46} textAnchor="middle">
          {t('market.map.north')}
        </text>
      </svg>
    </figure>
  );
}

/** Of an address what stands before its first comma; the rest is told by the place on the map, and whole in the table. */
export function shortName(name: string): string {
  const [first = ''] = name.split(',');
  return first.length > LONGEST_NAME ? `${first.slice(0, LONGEST_NAME - 1).trimEnd()}…` : first;
}

type MarkProps = { readonly layer: MapLayer; readonly row: Placed; readonly dot: Dot };

/** An outlet is round, a place where goods are from stands on its corner: told apart without colour. */
function Mark({ layer, row, dot: { x, y, radius } }: MarkProps) {
  const { t } = useTranslation();
  const { href } = useAddress();
  const words = `${nameOf(t, layer, row)}: ${money(row.amount)}`;
  // As large as the circle of this radius.
  const side = radius * Math.sqrt(Math.PI / 2);
  return (
    <Link className="mapMark" href={href(intoRow(layer, row.key))} aria-label={words} data-key={row.key}>
      <title>{words}</title>
      {layer === 'outlet' ? (
        <circle cx={x} cy={y} r={radius} />
      ) : (
        <path d={`M${x} ${y - side}l${side} ${side}-${side} ${side}-${side}-${side}z`} />
      )}
    </Link>
  );
}

type WordsProps = { readonly dot: Dot; readonly label: Label; readonly name: string; readonly row: Placed };

function Words({ dot, label: { box }, name, row }: WordsProps) {
  const { t } = useTranslation();
  const middle = box.x + box.width / 2;
  const side = middle > dot.x + 1 ? 'start' : middle < dot.x - 1 ? 'end' : 'middle';
  const x = side === 'start' ? box.x + 2 : side === 'end' ? box.x + box.width - 2 : middle;
  return (
    <g aria-hidden="true" className="mapWords" textAnchor={side}>
      <text className="mapName" x={x} y={box.y + 14}>
        {name}
      </text>
      <text x={x} y={box.y + 29}>
        {inShort(t, row.amount)}
      </text>
    </g>
  );
}

function Leader({ dot, label }: { readonly dot: Dot; readonly label: Label }) {
  const [from, to] = leaderOf(dot, label);
  return <line className="mapLeader" x1={from.x} y1={from.y} x2={to.x} y2={to.y} />;
}

function Lines({ frame: { width, height, lines } }: { readonly frame: Frame }) {
  const { t } = useTranslation();
  const words = ({ along, degrees }: MapLine) =>
    t(`market.map.${along}`, { degrees: String(degrees).replace('.', ',') });
  return (
    <g aria-hidden="true" className="mapLines">
      {lines.map((line) =>
        line.along === 'latitude' ? (
          <g key={`latitude ${line.degrees}`}>
            <line x1={0} x2={width} y1={line.at} y2={line.at} />
            <text x={6} y={line.at - 4}>
              {words(line)}
            </text>
          </g>
        ) : (
          <g key={`longitude ${line.degrees}`}>
            <line x1={line.at} x2={line.at} y1={0} y2={height} />
            <text x={line.at + 4} y={14}>
              {words(line)}
            </text>
          </g>
        ),
      )}
    </g>
  );
}

function ScaleBar({ frame }: { readonly frame: Frame }) {
  const { metres, units } = scaleBar(frame, BAR.most);
  const y = frame.height - 14;
  const words = metres >= 1_000 ? `${metres / 1_000} km` : `${metres} m`;
  return (
    <g className="mapBar">
      <path d={`M${BAR.x} ${y - 6}v6h${units}v-6`} />
      <text x={BAR.x} y={y - 11}>
        {words}
      </text>
    </g>
  );
}
