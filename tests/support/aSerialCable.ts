import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('ptyRelay.py', import.meta.url));
const PYTHON = process.env['PYTHON'] ?? 'python3';

export type SerialCable = {
  /** What the operating system calls this end. */
  readonly path: string;
  readonly pull: () => Promise<void>;
};

/** A cable to a printer on a port of this machine; the operating system sees a terminal, as it sees a serial port. */
export async function aSerialCable(port: number): Promise<SerialCable> {
  const relay = spawn(PYTHON, [SCRIPT, `${port}`], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(relay, 'exit');
  const [path] = (await once(createInterface(relay.stdout), 'line')) as [string];
  return {
    path,
    pull: async () => {
      relay.stdin.end();
      await ended;
    },
  };
}
