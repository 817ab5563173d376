import { startReading } from '../../src/quay/runScan.ts';
import { readStill } from '../../src/reader/readStill.ts';
import type { Bench } from './bench.ts';
import { openBrowser } from './browser.ts';
import type { Finding } from './figure.ts';
import { median, ownCpu } from './measure.ts';
import { bareEngines, type PeerReader, quagga, zxingLibrary } from './peerReaders.ts';
import { isGoods, type Photograph, photographs, told } from './photographs.ts';

export const stills: Bench = {
  name: 'scan.stills',
  about: 'codes on photographs by the camera’s reader, beside its engines alone and other libraries',
  run: async ({ peers }) => {
    const all = await photographs();
    if (!all) {
      console.log('Without the photographs of ../shared/data/barcodes there is nothing to read: left out.');
      return [];
    }
    const engines = await startReading();
    const ours: PeerReader = async ({ picture }) => (await readStill(engines, picture)).map(({ value }) => value);
    const sides = { ours, ...(await bareEngines()), ...(peers && { '@zxing/library': zxingLibrary() }) };
    const tallies = await tallied(all, sides);
    if (peers) await inBrowser(async (read) => tallies.set('quagga2', await tally(all, read)));
    return findings(all, tallies);
  },
};

/** What one reader made of the photographs; times in ms a photograph. */
type Tally = {
  readonly right: ReadonlySet<Photograph>;
  readonly wrong: readonly string[];
  readonly wall: readonly number[];
  readonly cpu: readonly number[];
};

/** One photograph by every reader, then the next, so that whatever else the machine does meets all alike. */
async function tallied(
  all: readonly Photograph[],
  sides: Readonly<Record<string, PeerReader>>,
): Promise<Map<string, Tally>> {
  for (const read of Object.values(sides)) for (const one of all.slice(0, 10)) await read(one);
  const parts = new Map<string, Tally[]>(Object.keys(sides).map((name) => [name, []]));
  for (const one of all) {
    for (const [name, read] of Object.entries(sides)) parts.get(name)?.push(await tally([one], read));
  }
  return new Map([...parts].map(([name, each]) => [name, joined(each)]));
}

function joined(tallies: readonly Tally[]): Tally {
  return {
    right: new Set(tallies.flatMap(({ right }) => [...right])),
    wrong: tallies.flatMap(({ wrong }) => wrong),
    wall: tallies.flatMap(({ wall }) => wall),
    cpu: tallies.flatMap(({ cpu }) => cpu),
  };
}

async function tally(all: readonly Photograph[], read: PeerReader): Promise<Tally> {
  const right = new Set<Photograph>();
  const [wrong, wall, cpu]: [string[], number[], number[]] = [[], [], []];
  for (const one of all) {
    const [cpuBefore, begun] = [ownCpu(), performance.now()];
    const values = await read(one);
    wall.push(performance.now() - begun);
    cpu.push((ownCpu() - cpuBefore) / 1_000);
    if (values.some((value) => one.values.has(told(value)))) right.add(one);
    wrong.push(...new Set(values.filter((value) => !one.values.has(told(value))).map((v) => `${one.file}: ${v}`)));
  }
  return { right, wrong, wall, cpu };
}

async function inBrowser(work: (read: PeerReader) => Promise<unknown>): Promise<void> {
  const browser = await openBrowser();
  try {
    await work(await quagga(browser));
  } finally {
    await browser.close();
  }
}

const KINDS: Readonly<Record<string, RegExp>> = {
  'Code 128': /128/,
  QR: /^QR$/,
  DataMatrix: /Matrix/,
  DataBar: /DataBar/,
};

function findings(all: readonly Photograph[], tallies: ReadonlyMap<string, Tally>): Finding[] {
  const goods = all.filter(isGoods);
  const share = ({ right }: Tally): number => (goods.filter((one) => right.has(one)).length * 100) / goods.length;
  const of = (name: string): Tally => tallies.get(name) as Tally;
  const [ours, union] = [of('ours'), of('union')];
  const both = `${goods.length} photographs with EAN or UPC; baseline: zxing-wasm, also turned by 30° and 60°, and zbar-wasm, every value of either`;
  return [
    { ...row('read', share(ours), share(union)), unit: '%', goal: { of: 'ratio', atLeast: 1 }, note: both },
    {
      ...row('wrong', ours.wrong.length, union.wrong.length),
      unit: 'values',
      goal: { of: 'value', atMost: 0 },
      note: [...ours.wrong, `the union’s: ${union.wrong.join('; ')}`].join('; '),
    },
    {
      ...row('wall', median(ours.wall), median(union.wall)),
      unit: 'ms median',
      goal: { of: 'value', atMost: 30 },
      note: `from the grey picture to the codes, all ${all.length} photographs`,
    },
    { ...row('cpu', median(ours.cpu), median(union.cpu)), unit: 'ms CPU median', goal: CPU_GOAL, note: '' },
    ...Object.entries(KINDS).map(([kind, pattern]) => ofKind(all, kind, pattern, { ours, union })),
    ...[...tallies].filter(([name]) => name !== 'ours' && name !== 'union').map(([name, its]) => beside(name, its)),
  ];

  function beside(name: string, its: Tally): Finding {
    return {
      name: `scan.stills.read : ${name}`,
      value: share(ours),
      unit: '%',
      baseline: share(its),
      goal: { of: 'ratio', atLeast: 1 },
      note: `it read ${its.wrong.length} wrong, median ${median(its.wall).toFixed(1)} ms${onlyIts(its)}`,
    };
  }

  function onlyIts({ right }: Tally): string {
    const only = goods.filter((one) => right.has(one) && !ours.right.has(one)).map(({ file }) => file);
    return only.length === 0 ? '' : `; read by it and not by us: ${only.join(', ')}`;
  }
}

const CPU_GOAL = { of: 'value', atMost: 30 } as const;

function row(name: string, value: number, baseline: number) {
  return { name: `scan.stills.${name}`, value, baseline } as const;
}

type Two = { readonly ours: Tally; readonly union: Tally };

function ofKind(all: readonly Photograph[], kind: string, pattern: RegExp, { ours, union }: Two): Finding {
  const such = all.filter(({ symbology }) => pattern.test(symbology));
  const read = ({ right }: Tally): number => such.filter((one) => right.has(one)).length;
  return {
    name: `scan.stills.${kind}`,
    value: read(ours),
    unit: `of ${such.length}`,
    baseline: read(union),
    goal: null,
    note: '',
  };
}
