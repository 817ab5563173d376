import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Log } from '../till.ts';

/** 5 MB, then the file becomes `.old` and a new one begins: a till's log never fills its disk. */
const FULL = 5_000_000;

/** One JSON object a line. A log that cannot be written is left alone: it must not stop a sale. */
export function openLog(file: string, { clock, echo }: { clock: () => number; echo: boolean }): Log {
  quietly(() => mkdirSync(dirname(file), { recursive: true }));
  const write = (level: string) => (message: string, facts?: Record<string, unknown>) =>
    quietly(() => {
      const line = `${JSON.stringify({ at: new Date(clock()).toISOString(), level, message, ...facts }, errorsAsText)}\n`;
      if (echo) process.stderr.write(line);
      turnOver(file);
      appendFileSync(file, line);
    });
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

/** JSON knows nothing of errors: without this each would be `{}`. */
function errorsAsText(_key: string, value: unknown): unknown {
  return value instanceof Error ? (value.stack ?? value.message) : value;
}

function turnOver(file: string): void {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > FULL) renameSync(file, `${file}.old`);
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Nowhere left to say it.
  }
}
