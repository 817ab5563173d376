import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A centre in a process of its own, and the row-by-row server beside it. */
export type BenchCentre = {
  readonly url: string;
  readonly rowByRow: string;
  /** Checks one signature a request and does nothing else. */
  readonly floor: string;
  readonly ask: <Reply>(what: string, input?: unknown) => Promise<Reply>;
  readonly end: () => Promise<void>;
};

export type CentreCpu = { readonly node: number; readonly postgres: number };

export async function startCentre(folder: string): Promise<BenchCentre> {
  mkdirSync(folder, { recursive: true });
  const child = fork(join(import.meta.dirname, 'centreProgram.ts'), [folder], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [ready] = (await once(child, 'message')) as [{ centre: string; rowByRow: string; floor: string }];
  const ask = asking(child);
  return {
    url: ready.centre,
    rowByRow: ready.rowByRow,
    floor: ready.floor,
    ask,
    end: async () => {
      const ended = once(child, 'exit');
      await ask('end');
      await ended;
    },
  };
}

export function asking(child: ChildProcess): BenchCentre['ask'] {
  const waiting = new Map<number, (reply: never) => void>();
  let last = 0;
  child.on('message', ({ id, reply }: { id: number; reply: never }) => {
    waiting.get(id)?.(reply);
    waiting.delete(id);
  });
  return (ask, input) =>
    new Promise((resolve) => {
      last += 1;
      waiting.set(last, resolve);
      child.send({ id: last, ask, input });
    });
}
