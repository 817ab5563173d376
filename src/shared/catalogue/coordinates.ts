import { z } from 'zod';

/** Decimal places that are kept: a tenth of a metre. */
const PLACES = 6;
const DEGREE = 1_000_000;

/** A place on the earth (WGS 84, as maps and telephones tell it) in millionths of a degree, north and east positive. */
export const Coordinates = z.object({
  latitude: z
    .int()
    .min(-90 * DEGREE)
    .max(90 * DEGREE),
  longitude: z
    .int()
    .min(-180 * DEGREE)
    .max(180 * DEGREE),
});
export type Coordinates = z.infer<typeof Coordinates>;

const NUMBER = String.raw`(-?\d{1,3}[.,]\d{1,15})`;
/** Ways in which a place is written: two numbers as maps copy them, and what links of maps hold, the pin before the view. */
const WRITTEN = [
  new RegExp(`^\\(?${NUMBER}\\s*[;,\\s]\\s*${NUMBER}\\)?$`),
  new RegExp(`!3d${NUMBER}!4d${NUMBER}`),
  new RegExp(`[?&]mlat=${NUMBER}&mlon=${NUMBER}`),
  new RegExp(`[?&](?:q|query|ll|daddr|destination)=(?:loc:)?${NUMBER},[+\\s]?${NUMBER}`),
  new RegExp(`^geo:${NUMBER},${NUMBER}`),
  new RegExp(`/@${NUMBER},${NUMBER}`),
  new RegExp(`#map=\\d+(?:\\.\\d+)?/${NUMBER}/${NUMBER}`),
] as const;

/**
 * Reads a place as somebody types or pastes it: `9.285, 105.724`, `9,285; 105,724`, or a link of a map.
 * @returns undefined where it says no place: whole degrees are none either, they miss by kilometres
 */
export function readCoordinates(text: string): Coordinates | undefined {
  const plain = text.trim().replaceAll('%2C', ',').replaceAll('−', '-');
  for (const written of WRITTEN) {
    const found = written.exec(plain);
    if (!found) continue;
    return Coordinates.safeParse({ latitude: millionths(found[1] ?? ''), longitude: millionths(found[2] ?? '') }).data;
  }
  return undefined;
}

/** `-9,2853` → −9 285 300, cut after the sixth decimal: digits are moved, nothing is computed. */
function millionths(number: string): number {
  const [whole = '', decimals = ''] = number.replace(',', '.').split('.');
  const size = Number(whole.replace('-', '') + decimals.slice(0, PLACES).padEnd(PLACES, '0'));
  return number.startsWith('-') && size > 0 ? -size : size;
}

/** `9.285300, 105.724400`: as maps take it, whatever the reader's language. */
export function formatCoordinates({ latitude, longitude }: Coordinates): string {
  return `${degrees(latitude)}, ${degrees(longitude)}`;
}

function degrees(number: number): string {
  const digits = String(Math.abs(number)).padStart(PLACES + 1, '0');
  return `${number < 0 ? '-' : ''}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

/** RFC 5870: what a telephone opens its map with. */
export function geoLink(place: Coordinates): string {
  return `geo:${formatCoordinates(place).replace(' ', '')}`;
}

/** The middle of some places, for what has no place of its own: each of them counts once. */
export function middleOf(places: readonly Coordinates[]): Coordinates | undefined {
  if (places.length === 0) return undefined;
  const mean = (of: keyof Coordinates) => Math.round(places.reduce((sum, place) => sum + place[of], 0) / places.length);
  return { latitude: mean('latitude'), longitude: mean('longitude') };
}
