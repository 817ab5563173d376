import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A program of ours in a process of its own, that can be killed like a power cut and started again where it was. */
export type Program = {
  /** The first line it printed, from JSON. */
  readonly ready: Readonly<Record<string, string>>;
  /** −9: no time to tidy up. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/**
 * Starts `quay ARGS` as a person would, and waits for its line of JSON.
 * @param env beside what stands in the environment
 */
export async function startProgram(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Program> {
  const child = spawn(process.execPath, ['src/quay/index.ts', ...args, '--json', '--with-parent'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = once(child, 'exit');
  const [line] = (await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])) as [unknown];
  if (typeof line !== 'string')
    throw new Error(`quay ${args.join(' ')} ended with ${String(line)} before it was ready`);
  return {
    ready: JSON.parse(line) as Record<string, string>,
    kill: () => end(child, ended, 'SIGKILL'),
    stop: () => end(child, ended, 'SIGTERM'),
  };
}

async function end(child: ChildProcess, ended: Promise<unknown>, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await ended;
}
