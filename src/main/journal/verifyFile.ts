import { createHash, type KeyObject, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { DeviceId } from '../../shared/id.ts';
import { canonical } from '../../shared/journal/canonical.ts';
import { bodies, EntryHeader, type EntryKind, type Hash, NO_HASH } from '../../shared/journal/entry.ts';
import { Head, PublicKey } from '../../shared/sync/protocol.ts';
import { publicKeyOf } from '../sync/keys.ts';
import { EXPORT_FORMAT, EXPORT_VERSION } from './exportFile.ts';

const FileHeader = z.object({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  device: DeviceId,
  publicKey: PublicKey,
  entries: z.int().nonnegative(),
  head: Head,
});
type FileHeader = z.infer<typeof FileHeader>;

const Entry = EntryHeader.extend({ body: z.json() });

/** What a journal file proves. `faults` is empty where everything is as it was signed. */
export type Verdict = {
  readonly device: string;
  readonly entries: number;
  readonly sales: number;
  /** Sum of all sales, recomputed, đồng. */
  readonly sold: number;
  readonly faults: readonly { readonly line: number; readonly fault: string }[];
};

/** The file is no journal file at all. */
export class NotAJournal extends Error {}

/** The first hundred faults tell enough; a file of another till would have one in every line. */
const FAULT_LIMIT = 100;

/**
 * Checks an exported journal, line by line and without the till: every hash, every signature, the chain, the running
 * totals, and that it ends where its header says.
 * @throws NotAJournal
 */
export async function verifyJournalFile(file: string): Promise<Verdict> {
  const state: Walk = { line: 0, seq: 0, epoch: 0, prev: NO_HASH, sales: 0, sold: 0, faults: [] };
  let header: FileHeader | undefined;
  let key: KeyObject | undefined;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: 0 })) {
    state.line += 1;
    if (!header || !key) {
      header = readHeader(line);
      key = publicKeyOf(header.publicKey);
    } else {
      checkLine(state, header, key, line);
    }
  }
  if (!header) throw new NotAJournal('the file is empty');
  checkEnd(state, header);
  return {
    device: header.device,
    entries: state.line - 1,
    sales: state.sales,
    sold: state.sold,
    faults: state.faults.slice(0, FAULT_LIMIT),
  };
}

type Walk = {
  line: number;
  seq: number;
  epoch: number;
  prev: Hash;
  sales: number;
  sold: number;
  readonly faults: { line: number; fault: string }[];
};

function readHeader(line: string): FileHeader {
  try {
    return FileHeader.parse(JSON.parse(line));
  } catch (error) {
    throw new NotAJournal('the first line is not the header of a journal file', { cause: error });
  }
}

function checkLine(state: Walk, file: FileHeader, key: KeyObject, line: string): void {
  const fault = (text: string): void => {
    state.faults.push({ line: state.line, fault: text });
  };
  const [text = '', hash = '', sig = ''] = line.split('\t');
  const digest = createHash('sha256').update(text, 'utf8').digest();
  if (digest.toString('hex') !== hash) fault('the hash is not the hash of the entry');
  if (!verify(null, digest, key, Buffer.from(sig, 'base64'))) fault('the signature is not the till’s');
  const entry = readEntry(text);
  if (entry) checkEntry(state, file, entry, fault);
  else fault('the entry cannot be read, or is not in canonical form');
  state.prev = hash as Hash;
}

function readEntry(text: string): z.infer<typeof Entry> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    const entry = Entry.parse(value);
    return canonical(value as never) === text ? entry : undefined;
  } catch {
    return undefined;
  }
}

function checkEntry(state: Walk, file: FileHeader, entry: z.infer<typeof Entry>, fault: (text: string) => void): void {
  if (entry.device !== file.device) fault('the entry is another till’s');
  if (entry.seq !== state.seq + 1) fault(`entry ${state.seq + 1} is missing or out of place; here stands ${entry.seq}`);
  if (entry.prev !== state.prev) fault('the chain is broken: prev is not the hash of the entry before');
  if (entry.epoch < state.epoch) fault('the epoch goes back');
  state.seq = entry.seq;
  state.epoch = entry.epoch;
  const schema = Object.hasOwn(bodies, entry.kind) ? bodies[entry.kind as EntryKind] : undefined;
  const body = schema?.safeParse(entry.body);
  if (body && !body.success) fault(`the body is not that of a ${entry.kind}`);
  if (entry.kind === 'sale' && body?.success) checkTotals(state, bodies.sale.parse(entry.body), fault);
}

function checkTotals(state: Walk, sale: z.infer<typeof bodies.sale>, fault: (text: string) => void): void {
  const total = sale.lines.reduce((sum, line) => sum + line.amount, 0);
  if (total !== sale.total) fault(`the lines of ${sale.number} add up to ${total} and not ${sale.total}`);
  state.sales += 1;
  state.sold += sale.total;
  if (sale.running.sold !== state.sold) {
    fault(`running total ${sale.running.sold} and not ${state.sold} at ${sale.number}`);
    state.sold = sale.running.sold;
  }
}

function checkEnd(state: Walk, { entries, head }: FileHeader): void {
  if (state.line - 1 !== entries || state.seq !== head.seq || state.prev !== head.hash) {
    state.faults.push({ line: state.line, fault: 'the file does not end where its header says: entries are missing' });
  }
}
