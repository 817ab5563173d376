import { type Printing, slipJob } from '../../src/shared/escpos/job.ts';
import { type EscposProfile, usualProfile } from '../../src/shared/printer/profile.ts';
import type { Atlas } from '../../src/shared/slip/atlas.ts';
import type { Slip } from '../../src/shared/slip/slip.ts';
import type { Finding } from './figure.ts';
import { inTurn, median, pairedRatio, taking } from './measure.ts';
import { type Encoders, loadEncoders, plainLines, twentyLines } from './twentyLines.ts';

const LETTERS: EscposProfile = {
  ...usualProfile,
  form: { kind: 'native', encoding: 'tcvn3', page: 30, upperPage: 31 },
  qr: 'native',
  barcode: 'native',
};
/** Words in dots, codes by the printer. */
const DOTS: EscposProfile = { ...usualProfile, qr: 'native', barcode: 'native' };

const BURST = 50;
/** One of them takes 40 ms a slip. */
const PEER_BURST = 4;
/** The yardstick of the figures; what the other encoders are held against is ours. */
const YARDSTICK = 'escpos';

type Sides = Readonly<Record<string, readonly number[]>>;
type Written = Readonly<Record<string, Uint8Array>>;

/** Our bytes of a slip of twenty printed lines beside what other encoders make of it, in turns. */
export async function besideOthers(
  atlas: Atlas,
  { long, peers }: { long: boolean; peers: boolean },
): Promise<Finding[]> {
  const others = peers ? await loadEncoders() : {};
  const ours = {
    letters: () => jobOf(twentyLines, { profile: LETTERS, atlas }),
    dots: () => jobOf(twentyLines, { profile: DOTS, atlas }),
    allDots: () => jobOf(twentyLines, { profile: usualProfile, atlas }),
  };
  for (const write of Object.values(ours)) repeat(300, write);
  const theirs = await warmed(others);
  const written = { ...each(ours), ...each(theirs) };
  const sides = {
    ...timed(ours, BURST),
    ...timed(theirs, PEER_BURST),
  };
  return findings(await inTurn(long ? 60 : 20, sides), written, Object.keys(others));
}

function jobOf(slip: Slip, printing: Printing): Uint8Array {
  return slipJob(slip, printing, { processId: '0001', afterTrouble: false, pulse: true });
}

type Writers = Readonly<Record<string, () => Uint8Array>>;

async function warmed(encoders: Encoders): Promise<Writers> {
  const slip = plainLines();
  const writers = Object.entries(encoders).map(([name, encode]) => [name, () => encode(slip)] as const);
  for (const [, write] of writers) repeat(30, write);
  return Object.fromEntries(writers);
}

function each(writers: Writers): Written {
  return Object.fromEntries(Object.entries(writers).map(([name, write]) => [name, write()]));
}

function timed(writers: Writers, burst: number): Record<string, () => number> {
  const bursts = Object.entries(writers).map(([name, write]) => [
    name,
    () => taking(burst, () => repeat(burst, write)).cpu,
  ]);
  return Object.fromEntries(bursts) as Record<string, () => number>;
}

function repeat(times: number, work: () => unknown): void {
  for (let one = 0; one < times; one += 1) work();
}

function findings(taken: Sides, written: Written, others: readonly string[]): Finding[] {
  const base = others.includes(YARDSTICK) ? YARDSTICK : undefined;
  const ms = (name: string): number => median(taken[name] ?? []) / 1_000;
  const size = (name: string): number => written[name]?.length ?? Number.NaN;
  const timeOf = (name: string, side: string, atMost: number, note: string): Finding => ({
    name,
    value: ms(side),
    unit: 'ms CPU',
    baseline: base ? ms(base) : null,
    ...(base && { ratio: pairedRatio(taken[side] ?? [], taken[base] ?? []) }),
    goal: { of: 'value', atMost },
    note,
  });
  const sizeOf = (name: string, side: string, goal: Finding['goal'], note: string): Finding => ({
    name,
    value: size(side),
    unit: 'bytes',
    baseline: base ? size(base) : null,
    goal,
    note,
  });
  return [
    timeOf('slip.letters', 'letters', 0.2, 'twenty printed lines in TCVN-3, codes by the printer; baseline: escpos'),
    sizeOf('slip.letters.bytes', 'letters', { of: 'value', atMost: 1_400 }, ''),
    timeOf('slip.dots', 'dots', 1, 'the same words in dots, codes by the printer; baseline: escpos in letters'),
    sizeOf('slip.dots.bytes', 'dots', { of: 'value', atMost: 26_000 }, ''),
    timeOf(
      'slip.allDots',
      'allDots',
      1,
      'the codes in dots, too, as every printer is sent them that nobody calibrated',
    ),
    sizeOf('slip.allDots.bytes', 'allDots', null, ''),
    ...others.filter((name) => name !== YARDSTICK).flatMap((name) => besides(name, taken, ms, size(name))),
  ];
}

/** Ours in letters and in dots, held against one other's. */
function besides(name: string, taken: Sides, ms: (name: string) => number, bytes: number): Finding[] {
  return (['letters', 'dots'] as const).map((side) => ({
    name: `slip.${side} : ${name}`,
    value: ms(side),
    unit: 'ms CPU',
    baseline: ms(name),
    ratio: pairedRatio(taken[side] ?? [], taken[name] ?? []),
    goal: { of: 'ratio', atMost: 1 },
    note: side === 'letters' ? `${name} writes ${bytes} bytes` : '',
  }));
}
