import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { verifyArchive } from '../../src/main/journal/verifyArchive.ts';
import { NotAJournal, verifyJournalFile } from '../../src/main/journal/verifyFile.ts';
import { isZip } from '../../src/main/journal/zipFile.ts';
import { VERIFIER } from './archives.ts';

/** What a verifier says of an export: its exit code, and its answer where it could read it. */
export type Said = { readonly exit: number; readonly answer: Answer | undefined };

type Figures = {
  readonly entries: number;
  readonly first: object | null;
  readonly last: object | null;
  readonly sales: number;
  readonly sold: number;
  readonly returns: number;
  readonly returned: number;
  readonly unknown: number;
  readonly replaces: object | null;
  readonly provedUpTo: object;
};
type Found = readonly { readonly detector: string }[];
type Answer = Figures & {
  readonly tills?: readonly (Figures & { readonly faults?: Found })[];
  readonly faults?: Found;
};

const PYTHON = process.env['PYTHON'] ?? 'python3';
const SCRIPT = join(import.meta.dirname, '../shared/journal/verify.py');
export const hasPython = spawnSync(PYTHON, ['--version']).status === 0;
if (!hasPython) console.warn(`NOT TESTED: the Python verifier, for there is no ${PYTHON} here (set PYTHON)`);

/** The product's own. */
export async function weSay(file: string, slips: readonly string[] = []): Promise<Said> {
  try {
    const verdict = (await isZip(file)) ? await verifyArchive(file, slips) : await verifyJournalFile(file);
    const inTills = 'tills' in verdict ? verdict.tills.flatMap(({ faults }) => faults) : [];
    return { exit: verdict.faults.length + inTills.length === 0 ? 0 : 1, answer: verdict as unknown as Answer };
  } catch (error) {
    if (error instanceof NotAJournal) return { exit: 2, answer: undefined };
    throw error;
  }
}

/** The one file that goes with every archive, run as an auditor runs it. */
export async function standaloneSays(file: string, slips: readonly string[] = []): Promise<Said> {
  const args = [VERIFIER, '--json', ...slips.flatMap((slip) => ['--slip', slip]), file];
  const run = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = await Promise.all([text(run.stdout), once(run, 'close')]);
  return { exit: run.exitCode ?? -1, answer: run.exitCode === 2 ? undefined : (JSON.parse(said) as Answer) };
}

/** The second implementation; one process for all files. @param headOnly only the head's signature of each journal */
export function pythonSays(files: readonly string[], headOnly = true): Said[] {
  const { stdout } = spawnSync(PYTHON, [SCRIPT, '--json', ...(headOnly ? ['--head-only'] : []), ...files], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const lines = stdout.trimEnd().split('\n');
  return lines.map((line) => {
    const { exit, answer } = JSON.parse(line) as { exit: number; answer: Answer | null };
    return { exit, answer: answer ?? undefined };
  });
}

/** What all verifiers must say alike of what they proved. */
export function figuresOf({ answer }: Said): Figures[] {
  if (!answer) return [];
  return (answer.tills ?? [answer]).map(
    ({ entries, first, last, sales, sold, returns, returned, unknown, replaces, provedUpTo }) => {
      return { entries, first, last, sales, sold, returns, returned, unknown, replaces, provedUpTo };
    },
  );
}
