import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { archiveOf, type JournalToExport } from '../../../src/archive/archive.ts';
import { writeWhole } from '../../../src/main/journal/exportArchive.ts';
import type { Detector } from '../../../src/main/journal/fault.ts';
import { verifyArchive } from '../../../src/main/journal/verifyArchive.ts';
import type { Instant } from '../../../src/shared/day.ts';
import { DeviceId } from '../../../src/shared/id.ts';
import { beginningIn } from '../../../src/shared/journal/archive.ts';
import { Hash } from '../../../src/shared/journal/hash.ts';
import { slipCode } from '../../../src/shared/slip/slipCode.ts';
import type { ReplacedTill } from '../../../src/shared/till/till.ts';
import {
  AN_OUTLET,
  aKey,
  append,
  DEVICE,
  emptyJournal,
  type Journal,
  publicKeyOf,
  shiftOpened,
  sold,
} from '../../shared/journal/aJournal.ts';
import { aFolder } from '../../support/aDesk.ts';
import { hasPython, pythonSays, standaloneSays, weSay } from '../../support/verifiers.ts';

// Two machines of one till number, one after the other, as the centre exports them.

const NEW_DEVICE = DeviceId.parse('0192f0c1-2a00-7000-8000-00000000000e');
const THIRD_DEVICE = DeviceId.parse('0192f0c1-2a00-7000-8000-00000000000f');
const [OLD_KEY, NEW_KEY] = [aKey(11), aKey(12)];

type Place = {
  readonly device?: DeviceId;
  readonly till?: number;
  readonly epoch?: number;
  readonly replaces?: ReplacedTill;
};

/** A machine that was enrolled so and sold twice. */
function aMachine(key: typeof OLD_KEY, { device = DEVICE, till = 2, epoch = 1, replaces }: Place = {}): Journal {
  const { id: outlet, code: outletCode } = AN_OUTLET;
  const body = { outlet, outletCode, till, publicKey: publicKeyOf(key), ...(replaces && { replaces }) };
  const begun = append(emptyJournal(key, device), 'till-enrolled', body, epoch);
  return sold(sold(shiftOpened(begun, epoch), 1, epoch), 2, epoch);
}

const old = aMachine(OLD_KEY);
const place = { device: NEW_DEVICE, epoch: 101, replaces: { ...old.head, device: DEVICE } } satisfies Place;
const now = aMachine(NEW_KEY, place);

type Change = (text: JournalToExport) => JournalToExport;

async function archived(journals: readonly Journal[], change: Change = (one) => one): Promise<string> {
  const file = join(aFolder(), 'centre.zip');
  const exported = journals.map(({ device, key, entries, head }) => {
    const first = JSON.parse(entries[0]?.text ?? 'null');
    const beginning = beginningIn(first) ?? { outletCode: AN_OUTLET.code };
    const lines = entries.map(({ header, text, hash, sig }) => ({ kind: header.kind, text, hash, sig }));
    const { till } = first.body as { readonly till: number };
    return change({
      device,
      publicKey: publicKeyOf(key),
      outlet: AN_OUTLET.id,
      till,
      ...beginning,
      signed: 'all',
      head,
      entries: () => lines,
    });
  });
  const content = { by: 'centre', at: 0 as Instant, centreKey: null, checkpoints: [], verifier: '// none' } as const;
  await writeWhole(file, archiveOf({ ...content, journals: exported }));
  return file;
}

const detectorsOf = async (file: string) => {
  const { tills, faults } = await verifyArchive(file);
  return [...faults, ...tills.flatMap((till) => till.faults)].map(({ detector }) => detector);
};

const codeOf = ({ entries }: Journal, nth: number): string => {
  const { body, hash } = entries[nth] as Journal['entries'][number];
  return slipCode((JSON.parse(body) as { readonly number: string }).number, hash);
};

describe('a machine in another’s place', () => {
  test('is proved with it, and says whose place it took and after which entry', async () => {
    const file = await archived([old, now]);
    expect((await verifyArchive(file)).tills.map(({ replaces }) => replaces)).toEqual([
      null,
      { device: DEVICE, seq: 4 },
    ]);
    expect([(await weSay(file)).exit, (await standaloneSays(file)).exit]).toEqual([0, 0]);
    if (hasPython) expect(pythonSays([file], false).map(({ exit }) => exit)).toEqual([0]);
  });

  test('is proved as well where the old one’s unsent entries came by file afterwards', async () => {
    const file = await archived([sold(old, 3), now]);
    expect(await detectorsOf(file)).toEqual([]);
    expect((await standaloneSays(file)).exit).toBe(0);
  });

  test('is held against the slips of its own epochs, and the old one against its own', async () => {
    const file = await archived([now, old]);
    const slips = [codeOf(old, 2), codeOf(now, 2)];
    expect([(await weSay(file, slips)).exit, (await standaloneSays(file, slips)).exit]).toEqual([0, 0]);
    const wrong = [codeOf(old, 2).replace(/:.*/, codeOf(now, 2).slice(-17))];
    expect([(await weSay(file, wrong)).exit, (await standaloneSays(file, wrong)).exit]).toEqual([1, 1]);
  });
});

const NO_SUCH = Hash.parse('a'.repeat(64));
const inPlaceOf = (replaces: Partial<Place['replaces']>) =>
  aMachine(NEW_KEY, { ...place, replaces: { ...place.replaces, ...replaces } });

/** Each signed by whoever has the new machine’s key, and all else made to fit. */
const FORGED: readonly (readonly [string, Detector, () => Promise<string>])[] = [
  ['another entry of the old one is named', 'succession', () => archived([old, inPlaceOf({ hash: NO_SUCH })])],
  [
    'an entry is named that the old one never had',
    'succession',
    () => archived([old, inPlaceOf({ seq: 9, hash: NO_SUCH })]),
  ],
  ['the old one’s end is cut off', 'succession', () => archived([shiftOpened(emptied(old)), now])],
  ['the old one is left out', 'succession', () => archived([now])],
  ['its epoch is 1 as the old one’s', 'epoch', () => archived([old, aMachine(NEW_KEY, { ...place, epoch: 1 })])],
  ['its epoch is no machine’s first', 'epoch', () => archived([old, aMachine(NEW_KEY, { ...place, epoch: 102 })])],
  ['the old one went on into its epochs', 'succession', () => archived([sold(old, 3, 101), now])],
  ['it says nothing of the old one', 'succession', () => archived([old, aMachine(NEW_KEY, { device: NEW_DEVICE })])],
  ['it has another number', 'succession', () => archived([old, aMachine(NEW_KEY, { ...place, till: 3 })])],
  [
    'two took the same place',
    'succession',
    () => archived([old, now, aMachine(aKey(13), { ...place, device: THIRD_DEVICE, epoch: 201 })]),
  ],
  [
    'it takes its own place',
    'epoch',
    () => archived([old, aMachine(NEW_KEY, { ...place, replaces: { ...old.head, device: NEW_DEVICE } })]),
  ],
  [
    'what it says of the old one’s last slip is none',
    'epoch',
    () => archived([old, inPlaceOf({ last: { number: '', at: 0 as Instant } })]),
  ],
  [
    'the keys say nothing of the old one',
    'keys',
    () => archived([old, now], (one) => ({ ...one, replaces: undefined })),
  ],
];

/** Enrolled, and nothing more. */
function emptied({ key, device, entries }: Journal): Journal {
  const [first] = entries as [Journal['entries'][number]];
  return append(emptyJournal(key, device), 'till-enrolled', JSON.parse(first.body));
}

test.each(FORGED)('a succession that is forged (%s) is found by: %s', async (_, detector, forge) => {
  const file = await forge();
  expect(await detectorsOf(file)).toContain(detector);
  const { exit, answer } = await standaloneSays(file);
  const theirs = [...(answer?.faults ?? []), ...(answer?.tills ?? []).flatMap((till) => till.faults ?? [])];
  expect([exit, theirs.map((fault) => fault.detector)]).toEqual([1, expect.arrayContaining([detector])]);
  if (hasPython) expect(pythonSays([file]).map((said) => said.exit)).toEqual([1]);
});
