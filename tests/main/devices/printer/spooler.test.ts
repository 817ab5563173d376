import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sendSpooler, spoolerQueues } from '../../../../src/main/devices/printer/spooler.ts';
import { powershell, RAW_PRINT } from '../../../../src/main/devices/printer/winspool.ts';

const bytes = Uint8Array.from({ length: 20_000 }, (_, at) => at % 256);

/** The commands of a spooler, as shell scripts that are found before this machine's own. */
function aSpooler(commands: Readonly<Record<'lp' | 'lpstat', string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'quay-spooler-'));
  for (const [name, script] of Object.entries(commands)) {
    writeFileSync(join(folder, name), `#!/bin/sh\ncd ${folder}\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const path = process.env['PATH'];
  process.env['PATH'] = [folder, path].join(delimiter);
  onTestFinished(() => {
    process.env['PATH'] = path;
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}

const options = { totalMs: 20_000, heldMs: 0, signal: new AbortController().signal, onHeld: () => undefined };
const TAKES = 'echo "$@" > args; cat > job.bin; echo "request id is xp58-12 (1 file(s))"';

describe.skipIf(process.platform === 'win32')('a queue of the operating system', () => {
  it('takes a job as it is, byte for byte, and no more is ever known of it', async () => {
    const folder = aSpooler({ lp: TAKES, lpstat: '' });
    expect(await sendSpooler({ queue: 'xp58' }, bytes, options)).toEqual({ outcome: 'accepted', detail: 'xp58-12' });
    expect(new Uint8Array(readFileSync(join(folder, 'job.bin')))).toEqual(bytes);
    expect(readFileSync(join(folder, 'args'), 'utf8').trim()).toBe('-d xp58 -o raw -t quay');
  });

  it('that is not there has taken nothing', async () => {
    aSpooler({ lp: 'echo "lp: Error - The printer or class does not exist." >&2; exit 1', lpstat: '' });
    const { outcome, detail } = await sendSpooler({ queue: 'xp58' }, bytes, options);
    expect(outcome).toBe('failed-before-first-byte');
    expect(detail).toContain('does not exist');
  });

  it('holds one job at a time: the next waits until the first has left', async () => {
    const folder = aSpooler({
      lp: TAKES,
      lpstat: 'echo x >> looks; [ "$(wc -l < looks)" -lt 2 ] && echo "xp58-12 root 23552"; exit 0',
    });
    expect((await sendSpooler({ queue: 'xp58' }, bytes, { ...options, heldMs: 20_000 })).outcome).toBe('accepted');
    expect(readFileSync(join(folder, 'looks'), 'utf8').trim().split('\n')).toHaveLength(2);
  });

  it('that does not answer leaves a slip of which nobody knows', async () => {
    aSpooler({ lp: 'exec sleep 60', lpstat: '' });
    expect((await sendSpooler({ queue: 'xp58' }, bytes, { ...options, totalMs: 200 })).outcome).toBe('unknown');
  });

  it('is only ever a name, whatever stands in it', async () => {
    const folder = aSpooler({ lp: TAKES, lpstat: '' });
    await sendSpooler({ queue: 'a; touch oops $(touch oops)' }, bytes, options);
    expect(existsSync(join(folder, 'oops'))).toBe(false);
    expect(readFileSync(join(folder, 'args'), 'utf8')).toContain('-d a; touch oops $(touch oops) -o raw');
  });

  it('is listed by its name', async () => {
    aSpooler({ lp: '', lpstat: 'printf "xp58\\nMáy in tem\\n"' });
    expect(await spoolerQueues()).toEqual(['xp58', 'Máy in tem']);
  });
});

it('under Windows is spoken to by a script that holds nothing of the job', () => {
  const { args, env } = powershell(RAW_PRINT, { QUAY_QUEUE: 'XP-58"; exit', QUAY_FILE: 'job.bin' });
  const script = Buffer.from(args.at(-1) ?? '', 'base64').toString('utf16le');
  expect(script).toBe(RAW_PRINT);
  expect(script).not.toContain('XP-58');
  expect(env).toEqual({ QUAY_QUEUE: 'XP-58"; exit', QUAY_FILE: 'job.bin' });
});
