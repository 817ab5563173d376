/** Runs one bench in a process of its own, so that none warms, fills or slows another. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Setting } from './bench.ts';
import { benches } from './benches.ts';
import type { Finding } from './figure.ts';

/** @returns what it found; nothing where it failed, which it has said on stderr */
export async function runApart(name: string, setting: Setting): Promise<readonly Finding[]> {
  const child = fork(fileURLToPath(import.meta.url), [], {
    execArgv: ['--expose-gc'],
    // A group of its own, so that a browser it started can be ended with it.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const end = (): void => endGroup(child);
  // Before the folder is removed, which is asked for at exit as well.
  process.prependOnceListener('exit', end);
  let found: readonly Finding[] = [];
  child.on('message', (message: readonly Finding[]) => {
    found = message;
  });
  child.send({ name, setting });
  await once(child, 'exit');
  process.off('exit', end);
  end();
  return found;
}

function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}

if (import.meta.main) {
  process.once('disconnect', () => process.exit(1));
  const [{ name, setting }] = (await once(process, 'message')) as [{ name: string; setting: Setting }];
  const bench = benches.find((one) => one.name === name);
  try {
    process.send?.(await bench?.run(setting));
  } catch (error) {
    console.error(`${name} could not be measured:`, error);
  }
  process.disconnect();
}
