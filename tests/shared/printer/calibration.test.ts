import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalibrationAnswers,
  candidates,
  type Probe,
  profileFrom,
  RULERS,
} from '../../../src/shared/printer/calibration.ts';
import { namedProfiles, PrinterProfile } from '../../../src/shared/printer/profile.ts';

const wide: CalibrationAnswers = {
  dots: 576,
  pages: [],
  letters: false,
  qr: false,
  barcode: false,
  cut: 'partial',
  drawer: 'pin2',
};
const talkative: Probe = { reached: true, process: true, paper: true, status: [1, 2, 4], heard: '' };
const mute: Probe = { reached: true, process: false, paper: false, status: [], heard: '' };

describe('the profile that a calibration sheet makes', () => {
  it('prints in dots, though a page came out right, unless letters were asked for', () => {
    expect(profileFrom({ ...wide, pages: ['A'] }, talkative).form).toEqual({ kind: 'raster' });
    expect(profileFrom({ ...wide, pages: ['A'], letters: true }, talkative).form).toEqual({
      kind: 'native',
      encoding: 'tcvn3',
      page: 30,
      upperPage: 31,
    });
  });

  it('prints in dots where letters were asked for and no line was right', () => {
    expect(profileFrom({ ...wide, letters: true, pages: ['?'] }, talkative).form).toEqual({ kind: 'raster' });
  });

  it('lays out 58 mm paper in 32 columns', () => {
    expect(profileFrom({ ...wide, dots: 384 }, mute)).toMatchObject({ columns: 32, dots: 384 });
  });

  it.each([
    [talkative, 'process'],
    [{ ...talkative, process: false }, 'paper'],
    [{ ...mute, status: [1] }, 'status'],
    [mute, 'none'],
  ] as const)('believes the surest sign the printer gave: %j → %s', (probe, done) => {
    expect(profileFrom(wide, probe as Probe).asks).toEqual({ done, status: probe.status });
  });

  it('is a whole profile, whatever was ticked', () => {
    const answers = fc.record({
      dots: fc.constantFrom(...RULERS),
      pages: fc.subarray(candidates.map(({ id }) => id)),
      letters: fc.boolean(),
      qr: fc.boolean(),
      barcode: fc.boolean(),
      cut: fc.constantFrom('none' as const, 'partial' as const, 'full' as const),
      drawer: fc.constantFrom('none' as const, 'pin2' as const, 'pin5' as const),
    });
    const probe = fc.record({
      reached: fc.boolean(),
      process: fc.boolean(),
      paper: fc.boolean(),
      status: fc.subarray<1 | 2 | 4>([1, 2, 4]),
      heard: fc.string(),
    });
    fc.assert(
      fc.property(answers, probe, (ticked, heard) => {
        const profile = profileFrom(ticked, heard);
        expect(PrinterProfile.parse(profile)).toEqual(profile);
      }),
    );
  });

  it('has a letter of its own before each line', () => {
    expect(new Set(candidates.map(({ id }) => id)).size).toBe(candidates.length);
  });
});

it.each(Object.entries(namedProfiles))('the profile named %s is a whole one', (_name, profile) => {
  expect(PrinterProfile.parse(profile)).toEqual(profile);
});
