import { appendFileSync, renameSync, statSync } from 'node:fs';
import type { Log } from '../till.ts';

/** 5 MB: some months of an ordinary counter. The one before is kept beside it. */
const LARGEST = 5_000_000;

/**
 * A log of JSON lines for the developer: who reads it looks for one moment, so every line stands alone. A full disk
 * must not stop a sale: what cannot be written is dropped.
 */
export function fileLog(file: string, clock: () => number, echo: (line: string) => void = () => {}): Log {
  rotate(file);
  const write = (level: string) => (message: string, facts?: Record<string, unknown>) => {
    const line = JSON.stringify({ at: new Date(clock()).toISOString(), level, message, ...facts }, plain);
    if (level !== 'info') echo(line);
    try {
      appendFileSync(file, `${line}\n`, { mode: 0o600 });
    } catch {
      echo(line);
    }
  };
  return { info: write('info'), warn: write('warn'), error: write('error') };
}

function rotate(file: string): void {
  try {
    if (statSync(file).size > LARGEST) renameSync(file, `${file}.before`);
  } catch {
    // No log yet, or one that cannot be moved: then it grows on.
  }
}

function plain(_key: string, value: unknown): unknown {
  if (!(value instanceof Error)) return value;
  return {
    name: value.name,
    message: value.message,
    stack: value.stack,
    ...(value.cause ? { cause: value.cause } : {}),
  };
}
