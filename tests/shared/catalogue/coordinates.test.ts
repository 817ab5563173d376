import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Coordinates,
  formatCoordinates,
  geoLink,
  middleOf,
  readCoordinates,
} from '../../../src/shared/catalogue/coordinates.ts';

const BAC_LIEU: Coordinates = { latitude: 9_285_300, longitude: 105_724_400 };
const somewhere = fc.record({
  latitude: fc.integer({ min: -90_000_000, max: 90_000_000 }),
  longitude: fc.integer({ min: -180_000_000, max: 180_000_000 }),
});

describe('a place', () => {
  it.each([
    '9.2853, 105.7244',
    ' 9.2853,105.7244 ',
    '(9.2853, 105.7244)',
    '9.2853 105.7244',
    '9,2853; 105,7244',
    '9,2853, 105,7244',
    'geo:9.2853,105.7244?z=17',
    'https://www.google.com/maps/place/x/@9.1,105.1,15z/data=!3m1!4b1!4m6!3m5!8m2!3d9.2853!4d105.7244!16s',
    'https://www.google.com/maps/@9.2853,105.7244,17z',
    'https://maps.google.com/?q=9.2853,105.7244',
    'https://www.google.com/maps/search/?api=1&query=9.2853%2C105.7244',
    'https://www.openstreetmap.org/?mlat=9.2853&mlon=105.7244#map=17/9.1/105.1',
    'https://www.openstreetmap.org/#map=17/9.2853/105.7244',
  ])('is read from %s', (text) => {
    expect(readCoordinates(text)).toEqual(BAC_LIEU);
  });

  it.each([
    '',
    'Bạc Liêu',
    '9, 105',
    '9.2853',
    '105.7244, 9.2853',
    '90.000001, 0.5',
    '9.2853, 180.1',
    '9.2853, 105.7244 x',
    'https://maps.app.goo.gl/abc123',
  ])('is none in “%s”', (text) => {
    expect(readCoordinates(text)).toBeUndefined();
  });

  it('is read back from what is written of it, to the last digit', () => {
    fc.assert(
      fc.property(somewhere, (place) => {
        expect(readCoordinates(formatCoordinates(place))).toEqual(place);
        expect(readCoordinates(geoLink(place))).toEqual(place);
      }),
    );
  });

  it('that is told more closely than a tenth of a metre is cut, not refused', () => {
    expect(readCoordinates('-9.28530099, 105.7244001')).toEqual({ latitude: -9_285_300, longitude: 105_724_400 });
  });

  it('of several is their middle, between all of them; of none there is none', () => {
    expect(middleOf([])).toBeUndefined();
    fc.assert(
      fc.property(fc.array(somewhere, { minLength: 1, maxLength: 9 }), (places) => {
        const middle = middleOf(places) as Coordinates;
        for (const of of ['latitude', 'longitude'] as const) {
          const all = places.map((place) => place[of]);
          expect(middle[of]).toBeGreaterThanOrEqual(Math.min(...all));
          expect(middle[of]).toBeLessThanOrEqual(Math.max(...all));
        }
      }),
    );
  });
});
