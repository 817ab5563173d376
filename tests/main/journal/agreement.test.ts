import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportJournal } from '../../../src/main/journal/exportFile.ts';
import { NotAJournal, verifyJournalFile } from '../../../src/main/journal/verifyFile.ts';
import { reprintSlip } from '../../../src/main/till/reprintSlip.ts';
import type { Receipt } from '../../../src/shared/contract/sale.ts';
import { dong } from '../../../src/shared/money.ts';
import { aDesk, aFolder, done, driedShrimp, lan, MORNING, salt, sell, withShift } from '../../support/aDesk.ts';

const SCRIPT = fileURLToPath(new URL('../../shared/journal/verify.py', import.meta.url));
const PYTHON = process.env['PYTHON'] ?? 'python3';
const hasPython = spawnSync(PYTHON, ['--version']).status === 0;
if (!hasPython) console.warn(`NOT TESTED: the two verifiers' agreement, for there is no ${PYTHON} here (set PYTHON)`);

/** What a cashier does in a day: sells this or that, for more or less money, prints again, is restored from a backup. */
type Act = { readonly act: 'salt' | 'shrimp' | 'much' | 'again' | 'restored' | 'clock back' };
const anyDayOfActs = fc.array(
  fc.record<Act>({ act: fc.constantFrom('salt', 'shrimp', 'much', 'again', 'restored', 'clock back') }),
  { maxLength: 12 },
);

/** The file of a real till that lived through a day. */
function exportOf(acts: readonly Act[]): Buffer {
  const first = withShift(aDesk());
  let epoch = first.signer.epoch;
  const sales: Receipt['sale'][] = [];
  for (const { act } of acts) {
    const desk = { ...first, signer: { ...first.signer, epoch } };
    if (act === 'restored') epoch += 1;
    else if (act === 'clock back') desk.setClock(MORNING - 3_600_000);
    else if (act !== 'again') sales.push(sell(desk, act === 'shrimp' ? driedShrimp.id : salt.id, given(act)).sale);
    else if (sales[0]) done(reprintSlip(desk, sales[0], lan));
  }
  const file = join(first.folder, 'till.journal');
  exportJournal(first.db, file);
  return readFileSync(file);
}

function given(act: Act['act']) {
  return act === 'much' ? dong(9_000_000) : undefined;
}

/** What a hand, a disk or a bad cable does to a file; the first leaves it alone. */
const HARM: readonly ((bytes: Buffer, at: number) => Buffer)[] = [
  (bytes) => bytes,
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.of((bytes[at] ?? 0) ^ 0x04), bytes.subarray(at + 1)]),
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1)]),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('\n'), bytes.subarray(at)]),
  (bytes, at) => inLines(bytes, (lines) => lines.toSpliced(at % lines.length, 1)),
  (bytes, at) => inLines(bytes, (lines) => lines.toSpliced(at % lines.length, 0, lines[at % lines.length] as string)),
  (bytes, at) => inLines(bytes, (lines) => lines.with(at % lines.length, lines.at(-1) as string)),
];

function inLines(bytes: Buffer, change: (lines: string[]) => string[]): Buffer {
  const lines = bytes.toString('utf8').trimEnd().split('\n');
  return Buffer.from(`${change(lines).join('\n')}\n`);
}

type Said = 'proved' | 'NOT proved' | 'cannot be read';

async function weSay(file: string): Promise<Said> {
  try {
    return (await verifyJournalFile(file)).faults.length === 0 ? 'proved' : 'NOT proved';
  } catch (error) {
    if (error instanceof NotAJournal) return 'cannot be read';
    throw error;
  }
}

/** One process for all files: starting Python costs more than a small journal. */
function pythonSays(files: readonly string[]): Said[] {
  const { stdout } = spawnSync(PYTHON, [SCRIPT, ...files], { encoding: 'utf8' });
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => line.replace(/^.*?: (proved|NOT proved|cannot be read): .*$/, '$1') as Said);
}

describe.skipIf(!hasPython)('the two verifiers, this one and the one written from the page alone', () => {
  it('say the same of whatever real tills export, whole or harmed', { timeout: 120_000 }, async () => {
    const folder = aFolder();
    const cases = fc.sample(fc.tuple(anyDayOfActs, fc.nat({ max: HARM.length - 1 }), fc.nat()), { numRuns: 60 });
    const files = cases.map(([acts, harm, at], n) => {
      const bytes = exportOf(acts);
      const file = join(folder, `${n}.journal`);
      writeFileSync(file, HARM[harm]?.(bytes, at % bytes.length) ?? bytes);
      return file;
    });
    const ours = await Promise.all(files.map(weSay));
    expect(ours.filter((said) => said === 'proved').length).toBeGreaterThan(0);
    expect(ours.filter((said) => said === 'NOT proved').length).toBeGreaterThan(0);
    expect(ours).toEqual(pythonSays(files));
    const whole = ours.filter((_, n) => cases[n]?.[1] === 0);
    expect(whole).toEqual(whole.map(() => 'proved'));
  });
});
