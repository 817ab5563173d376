import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { BUILT_TILL } from '../../src/quay/child.ts';

/** One of our programs in a process of its own. */
export type Program = {
  readonly pid: number;
  /** The line of JSON it said when it was ready. */
  readonly ready: Readonly<Record<string, string>>;
  readonly end: () => Promise<void>;
};

/** Starts a program that says one line of JSON when it is ready and ends when its stdin does. */
export async function startProgram(program: readonly string[], args: readonly string[]): Promise<Program> {
  const child: ChildProcess = spawn(process.execPath, [...program, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const line = await Promise.race([once(lines, 'line'), ended.then(() => [undefined])]);
  if (typeof line[0] !== 'string') throw new Error(`${program.join(' ')} ${args.join(' ')} ended before it was ready`);
  return {
    pid: child.pid as number,
    ready: JSON.parse(line[0]) as Record<string, string>,
    end: async () => {
      child.stdin?.end();
      await ended;
    },
  };
}

/** The till on a shop's folder, as `npm start` runs it. */
export function startTill(shop: string): Promise<Program> {
  return startProgram(BUILT_TILL, ['till', '--data', shop, '--port', '0', '--json', '--with-parent']);
}

export { openLine, type TillLine } from '../support/tillLine.ts';
