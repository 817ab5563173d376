import type { Coordinates } from '../../../../shared/catalogue/coordinates.ts';

/** A mean degree of a great circle: close enough for a province, and for a country within a percent. */
const METRES_PER_DEGREE = 111_195;
const DEGREE = 1_000_000;
/** Nobody needs to see an outlet's own street: one place alone is drawn with this much around it. */
const LEAST_METRES = 4_000;

export type Point = { readonly x: number; readonly y: number };

/** A sheet of paper with places on it: north is up, and a metre is as long in either direction. */
export type Frame = {
  readonly width: number;
  readonly height: number;
  readonly metresPerUnit: number;
  readonly pointOf: (place: Coordinates) => Point;
  readonly lines: readonly MapLine[];
};

/** A line of a whole part of a degree. */
export type MapLine = { readonly along: 'latitude' | 'longitude'; readonly degrees: number; readonly at: number };

export type Paper = {
  readonly width: number;
  readonly leastHeight: number;
  readonly mostHeight: number;
  /** Kept free of places on each side, for their names. */
  readonly margin: number;
};

/** Lays a sheet so that all places are on it, as large as it can be. */
export function frameOf(places: readonly Coordinates[], { width, leastHeight, mostHeight, margin }: Paper): Frame {
  const north = rangeOf(places.map(({ latitude }) => latitude / DEGREE));
  const east = rangeOf(places.map(({ longitude }) => longitude / DEGREE));
  const shrink = Math.cos((north.middle * Math.PI) / 180);
  const wide = Math.max(LEAST_METRES, east.size * METRES_PER_DEGREE * shrink);
  const high = Math.max(LEAST_METRES, north.size * METRES_PER_DEGREE);
  const metresPerUnit = Math.max(wide / (width - 2 * margin), high / (mostHeight - 2 * margin));
  const height = Math.max(leastHeight, Math.ceil(high / metresPerUnit) + 2 * margin);
  const x = (longitude: number) => width / 2 + ((longitude - east.middle) * METRES_PER_DEGREE * shrink) / metresPerUnit;
  const y = (latitude: number) => height / 2 - ((latitude - north.middle) * METRES_PER_DEGREE) / metresPerUnit;
  const step = stepOf(metresPerUnit);
  return {
    width,
    height,
    metresPerUnit,
    pointOf: ({ latitude, longitude }) => ({ x: x(longitude / DEGREE), y: y(latitude / DEGREE) }),
    lines: [
      ...linesOf('longitude', step, { middle: east.middle, from: 0, to: width, at: x }),
      ...linesOf('latitude', step, { middle: north.middle, from: WORDS, to: height - WORDS, at: y }),
    ],
  };
}

function rangeOf(numbers: readonly number[]): { readonly middle: number; readonly size: number } {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return { middle: (least + most) / 2, size: most - least };
}

const STEPS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45] as const;
/** Closer lines than these would be a pattern. */
const LINES_APART = 130;
/** At the upper edge stand the longitudes, at the lower one the scale. */
const WORDS = 40;

function stepOf(metresPerUnit: number): number {
  return STEPS.find((step) => (step * METRES_PER_DEGREE) / metresPerUnit >= LINES_APART) ?? 90;
}

type Across = {
  readonly middle: number;
  readonly from: number;
  readonly to: number;
  readonly at: (degrees: number) => number;
};

function linesOf(along: MapLine['along'], step: number, { middle, from, to, at }: Across): MapLine[] {
  const first = Math.round(middle / step) - 9;
  return Array.from({ length: 19 }, (_, nth) => {
    const degrees = Math.round((first + nth) * step * 100) / 100;
    return { along, degrees, at: at(degrees) };
  }).filter((line) => line.at > from && line.at < to);
}

/** The longest bar of a round length: 1, 2 or 5 and noughts, in metres. @param most units it may be long */
export function scaleBar({ metresPerUnit }: Pick<Frame, 'metresPerUnit'>, most: number) {
  const metres = metresPerUnit * most;
  const ten = 10 ** Math.floor(Math.log10(metres));
  const length = ten * (metres >= 5 * ten ? 5 : metres >= 2 * ten ? 2 : 1);
  return { metres: length, units: length / metresPerUnit };
}
