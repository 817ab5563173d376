import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { product } from './folders.ts';

/** One of our own commands, running beside this one. */
export type Child = {
  /** The first line it printed, from JSON: it is ready then. */
  readonly ready: unknown;
  /** Resolves when it has ended, whatever ended it. */
  readonly ended: Promise<void>;
  readonly end: () => Promise<void>;
};

/** The child ended before it was ready; it has said why on stderr. */
export class ChildFailed extends Error {}

/** What `node` is given to run one of our commands. */
export type ProgramFile = readonly string[];

/** Any command, from its sources. */
export const QUAY: ProgramFile = [join(product.root, 'src/quay/index.ts')];

/**
 * The till as built: one file, and a young heap of 2 MB. A till makes little garbage at a time, and a small old PC has
 * other things to do with 30 MB.
 */
export const BUILT_TILL: ProgramFile = ['--max-semi-space-size=2', join(product.root, 'dist/till/till.js')];

/**
 * Starts `PROGRAM ARGS --json --with-parent` and waits for its line of JSON. The child sees our end as the end of its
 * stdin, so it never outlives us, not even when we are killed.
 * @throws ChildFailed
 */
export async function startChild(program: ProgramFile, args: readonly string[]): Promise<Child> {
  const child = spawn(process.execPath, [...program, ...args, '--json', '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Of its own group: Ctrl-C reaches us alone, and we end the children in order.
    detached: process.platform !== 'win32',
  });
  const ended = once(child, 'exit').then(() => undefined);
  const line = await Promise.race([firstLine(child), ended]);
  if (line === undefined) throw new ChildFailed(`quay ${args[0]} ended before it was ready`);
  return {
    ready: JSON.parse(line) as unknown,
    ended,
    end: async () => {
      child.stdin?.end();
      await ended;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string | undefined> {
  if (!child.stdout) return undefined;
  const lines = createInterface({ input: child.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  return line;
}
