import { createHash, verify } from 'node:crypto';
import {
  type ArchivedTill,
  ArchiveKeys,
  archivePaths,
  beginningIn,
  CheckpointText,
  SaidCheckpoint,
} from '../../shared/journal/archive.ts';
import { canonical } from '../../shared/journal/canonical.ts';
import { totalsCsv } from '../../shared/journal/dayTotals.ts';
import { readSlipCode, type SlipCode } from '../../shared/slip/slipCode.ts';
import { publicKeyOf } from '../sync/keys.ts';
import type { Detector, Fault } from './fault.ts';
import { NotAJournal } from './fileHeader.ts';
import { readForks } from './forks.ts';
import { readPublicKey } from './publicKey.ts';
import { successionFaults } from './succession.ts';
import { fromBase64, fromUtf8 } from './text.ts';
import { type Verdict, verdictOf, walkThrough } from './verifyFile.ts';
import type { Walk } from './walk.ts';
import { addCentre, addEnd, addSlip, noWitnesses, type Witnesses } from './witnesses.ts';
import { proveSum, type ZippedFile, zipFiles } from './zipFile.ts';

/** A till's part of an archive. `forks`: entries of other histories of it. */
export type TillVerdict = Verdict & Pick<ArchivedTill, 'outlet' | 'till' | 'outletCode'> & { readonly forks: number };

/** What is wrong with a file that is no journal. */
export type FileFault = {
  readonly file: string;
  readonly line: number;
  readonly detector: Detector;
  readonly fault: string;
};

/** What an archive proves: all of it, where neither it nor any till has faults. */
export type ArchiveVerdict = {
  readonly by: ArchiveKeys['by'];
  readonly at: number;
  readonly tills: readonly TillVerdict[];
  readonly faults: readonly FileFault[];
};

/**
 * Checks an export archive, docs/journal-format.md §9: each till's journal, the witnesses, the totals.
 * @param slips codes of slips that lie before whoever asks
 * @throws NotAJournal where it cannot be read
 */
export async function verifyArchive(file: string, slips: readonly string[] = []): Promise<ArchiveVerdict> {
  const files = await zipFiles(file);
  const keys = await keysIn(files);
  refuseStrangers(files, keys);
  for (const name of [archivePaths.readme, archivePaths.verifier]) await proveSum(fileIn(files, name));
  const faults: FileFault[] = [];
  const witnesses = await witnessesIn(files, keys, faults);
  for (const { replaces } of keys.tills) {
    const of = replaces && witnesses.get(replaces.device);
    if (of) addEnd(of, replaces);
  }
  for (const code of slips) takeSlip(keys, witnesses, code, faults);
  const tills: TillVerdict[] = [];
  const lastEpochs = new Map<string, number>();
  const totals: Parameters<typeof totalsCsv>[0][number][] = [];
  for (const till of keys.tills) {
    const seen = witnesses.get(till.device) ?? noWitnesses();
    const { verdict, walk } = await verifyTill(files, till, seen);
    faults.push(...keyFaults(till, walk));
    tills.push(verdict);
    lastEpochs.set(till.device, walk.epoch);
    totals.push({ ...till, days: walk.days });
  }
  faults.push(...successionFaults(keys, lastEpochs));
  if (tills.every(({ readToEnd }) => readToEnd)) faults.push(...totalsFaults(await textOf(files, 'totals'), totals));
  return { by: keys.by, at: keys.at, tills, faults };
}

/** Bytes of a file that is read as a whole; only journals and other histories are as long as a till's life. */
const LONGEST_TEXT = 64 * 1_024 * 1_024;

async function textOf(files: Files, which: 'keys' | 'checkpoints' | 'totals'): Promise<string> {
  const file = fileIn(files, archivePaths[which]);
  if (file.size > LONGEST_TEXT) throw new NotAJournal(`${file.name} is far too long`);
  const parts: Buffer[] = [];
  for await (const bytes of file.read()) parts.push(bytes);
  try {
    return fromUtf8(Buffer.concat(parts));
  } catch (error) {
    throw new NotAJournal(`${file.name} is no text in UTF-8`, { cause: error });
  }
}

function fileIn(files: Files, name: string): ZippedFile {
  const file = files.get(name);
  if (!file) throw new NotAJournal(`the archive holds no ${name}`);
  return file;
}

type Files = ReadonlyMap<string, ZippedFile>;

async function keysIn(files: Files): Promise<ArchiveKeys> {
  const keys = ArchiveKeys.safeParse(jsonOf(await textOf(files, 'keys')));
  if (!keys.success)
    throw new NotAJournal(`${archivePaths.keys} is not that of an export: ${keys.error.issues[0]?.path.join('.')}`);
  const devices = new Set(keys.data.tills.map(({ device }) => device));
  if (devices.size < keys.data.tills.length) throw new NotAJournal(`${archivePaths.keys} names a till twice`);
  const { centreKey, tills } = keys.data;
  for (const key of [...tills.map(({ publicKey }) => publicKey), ...(centreKey === null ? [] : [centreKey])])
    if (!readPublicKey(key)) throw new NotAJournal(`${archivePaths.keys} holds what is no Ed25519 key`);
  return keys.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A file that is none of an export’s would be proved by nothing here. */
function refuseStrangers(files: Files, { tills }: ArchiveKeys): void {
  const { readme, verifier, keys, checkpoints, totals, entries, forks } = archivePaths;
  const own = new Set<string>([readme, verifier, keys, checkpoints, totals]);
  for (const { device } of tills) own.add(entries(device)).add(forks(device));
  for (const name of files.keys())
    if (!own.has(name)) throw new NotAJournal(`the archive holds ${name}, which is none of an export’s`);
}

async function witnessesIn(files: Files, keys: ArchiveKeys, faults: FileFault[]): Promise<Map<string, Witnesses>> {
  const witnesses = new Map(keys.tills.map(({ device }) => [device as string, noWitnesses()]));
  const lines = (await textOf(files, 'checkpoints')).split('\n');
  if (lines.pop() !== '') throw new NotAJournal(`${archivePaths.checkpoints} is cut off`);
  for (const [n, line] of lines.entries()) {
    const said = SaidCheckpoint.safeParse(jsonOf(line));
    const of = said.success ? witnesses.get(said.data.device) : undefined;
    if (!said.success || !of)
      throw new NotAJournal(`line ${n + 1} of ${archivePaths.checkpoints} is no checkpoint of a till here`);
    const fault = takeCheckpoint(of, said.data, keys.centreKey);
    if (fault !== undefined)
      faults.push({ file: archivePaths.checkpoints, line: n + 1, detector: 'checkpoint', fault });
  }
  return witnesses;
}

function takeCheckpoint(witnesses: Witnesses, said: SaidCheckpoint, centreKey: string | null): string | undefined {
  if (said.by === 'slip') return addSlip(witnesses, said.code) ? undefined : 'this is no code of a slip';
  const { text, sig } = said;
  const signature = sig === null ? undefined : fromBase64(sig);
  const digest = createHash('sha256').update(text, 'utf8').digest();
  const isCentres = centreKey !== null && signature && verify(null, digest, publicKeyOf(centreKey), signature);
  if (!isCentres) return 'the signature is not the centre’s over this text';
  const word = CheckpointText.safeParse(jsonOf(text));
  if (!word.success) return 'what the centre signed names no head';
  addCentre(witnesses, word.data.acknowledged, word.data.at);
  return undefined;
}

function takeSlip({ tills }: ArchiveKeys, witnesses: Map<string, Witnesses>, code: string, faults: FileFault[]): void {
  const read = readSlipCode(code);
  const till = read && tillOfSlip(tills, read);
  const of = till && witnesses.get(till.device);
  if (of) addSlip(of, code);
  else faults.push({ file: code, line: 1, detector: 'witness', fault: 'this slip is of no till in the archive' });
}

const began = ({ epoch = 1 }: ArchivedTill): number => epoch;

/** Of the machines that had a number one after the other, the one that was it in the slip's epoch. */
function tillOfSlip(tills: readonly ArchivedTill[], { outlet, till, epoch }: SlipCode): ArchivedTill | undefined {
  return tills
    .filter((one) => one.outletCode.toUpperCase() === outlet && one.till === till && began(one) <= epoch)
    .toSorted((a, b) => began(b) - began(a))[0];
}

async function verifyTill(
  files: Files,
  till: ArchivedTill,
  witnesses: Witnesses,
): Promise<{ verdict: TillVerdict; walk: Walk }> {
  const { outlet, till: number, outletCode } = till;
  const name = archivePaths.entries(till.device);
  const entries = fileIn(files, name);
  const forkFile = files.get(archivePaths.forks(till.device));
  const forks = forkFile ? await readForks(forkFile.read(), { ...till, witnesses }) : { entries: 0, faults: [] };
  const walked = await walkThrough(entries.read(), witnesses);
  const verdict = verdictOf(walked);
  const faults: readonly Fault[] = [...verdict.faults, ...forks.faults];
  return { verdict: { outlet, till: number, outletCode, ...verdict, faults, forks: forks.entries }, walk: walked.walk };
}

/** What `keys.json` says of a till is what the journal says of itself. */
function* keyFaults(
  { device, publicKey, outlet, till, outletCode, epoch = 1, replaces }: ArchivedTill,
  { header, enrolled, firstEpoch }: Walk,
): Generator<FileFault> {
  const fault = (what: string): FileFault => ({
    file: archivePaths.keys,
    line: 1,
    detector: 'keys',
    fault: `${what} of till ${device} is another in its journal`,
  });
  if (header.device !== device) yield fault('the device');
  if (header.publicKey !== publicKey) yield fault('the public key');
  if (!enrolled) return;
  if (enrolled['outlet'] !== outlet || enrolled['outletCode'] !== outletCode) yield fault('the outlet');
  if (enrolled['till'] !== till) yield fault('the number');
  const said = beginningIn({ epoch: firstEpoch, body: enrolled });
  if (said && ((said.epoch ?? 1) !== epoch || canonical(said.replaces ?? null) !== canonical(replaces ?? null)))
    yield fault('the machine before');
}

/** The first line that is another only: the rest may be shifted by it. */
function* totalsFaults(stated: string, tills: Parameters<typeof totalsCsv>[0]): Generator<FileFault> {
  const [says, should] = [stated, totalsCsv(tills)].map((text) => text.split('\r\n')) as [string[], string[]];
  const n = should.findIndex((line, at) => line !== says[at]);
  const line = n === -1 && says.length > should.length ? should.length : n;
  if (line === -1) return;
  yield {
    file: archivePaths.totals,
    line: line + 1,
    detector: 'totals',
    fault: `the entries add up to ${should[line] ?? 'nothing'}, and here stands ${says[line] ?? 'nothing'}`,
  };
}
