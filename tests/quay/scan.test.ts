import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawnCode } from '../support/drawnCode.ts';

const SALT = '8938507000006';
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scan-'));
  writeFileSync(join(folder, 'salt.png'), pngOf(drawnCode(SALT, { module: 3, angle: 12 })));
  writeFileSync(join(folder, 'empty.png'), pngOf({ data: new Uint8Array(64).fill(200), width: 8, height: 8 }));
  writeFileSync(join(folder, 'notes.txt'), 'muối tôm khô, mười hai gói');
  writeFileSync(join(folder, 'broken.jpg'), Buffer.from(`\u00ff\u00d8${'x'.repeat(40)}`, 'latin1'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function pngOf({ data, width, height }: { data: Uint8Array; width: number; height: number }): Buffer {
  const png = new PNG({ width, height });
  for (const [at, grey] of data.entries()) png.data.set([grey, grey, grey, 255], at * 4);
  return PNG.sync.write(png);
}

function scan(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(ROOT, 'src/quay/index.ts'), 'scan', ...args], {
    encoding: 'utf8',
    cwd: folder,
  });
  return { exit: status, lines: stdout.trim().split('\n'), complained: stderr };
}

const ROOT = process.cwd();

describe('quay scan', () => {
  test('answers each picture with a line of JSON, in the order asked', () => {
    const { exit, lines } = scan('--json', 'empty.png', 'salt.png');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      { file: 'empty.png', codes: [] },
      { file: 'salt.png', codes: [{ format: 'EAN-13', id: ']E0', value: SALT }] },
    ]);
    expect(exit).toBe(0);
  });

  test('says of what is no picture why, reads the others, and ends with 2', () => {
    const { exit, lines } = scan('--json', 'notes.txt', 'broken.jpg', 'gone.png', 'salt.png');
    expect(lines.map((line) => (JSON.parse(line) as { fault?: string }).fault)).toEqual([
      'unknown-kind',
      'broken',
      'missing',
      undefined,
    ]);
    expect(exit).toBe(2);
  });

  test('says it in words without --json', () => {
    expect(scan('salt.png').lines).toEqual([`salt.png: EAN-13 ]E0 ${SALT}`]);
  });

  test('wants at least one picture', () => {
    expect(scan()).toMatchObject({ exit: 2 });
  });
});
