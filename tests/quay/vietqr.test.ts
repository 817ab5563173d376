import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';

type Ended = { readonly exit: number | null; readonly said: string; readonly complained: string };

function vietqr(...args: readonly string[]): Ended {
  const run = spawnSync(process.execPath, ['src/quay/index.ts', 'vietqr', ...args], { encoding: 'utf8' });
  return { exit: run.status, said: run.stdout, complained: run.stderr };
}

const account = ['--bank', '970416', '--account', '257678859'];

describe('quay vietqr', () => {
  test.each([
    [[], '00020101021138530010A0000007270123000697041601092576788590208QRIBFTTA53037045802VN6304AE9F'],
    [
      ['--amount', '10000', '--purpose', 'Chuyen tien'],
      '00020101021238530010A0000007270123000697041601092576788590208QRIBFTTA53037045405100005802VN62150811Chuyen tien630453E6',
    ],
  ])('with %j prints what other makers print', (more, payload) => {
    expect(vietqr(...account, ...more)).toEqual({ exit: 0, said: `${payload}\n`, complained: '' });
  });

  test('takes an amount with dots as it stands on a price tag, and answers in JSON', () => {
    const plain = vietqr(...account, '--amount', '306500', '--bill', 'BL012ABCDEFGH');
    const dotted = vietqr(...account, '--amount', '306.500', '--bill', 'BL012ABCDEFGH', '--json');
    expect(JSON.parse(dotted.said)).toEqual({ payload: plain.said.trim() });
    expect(plain.said).toContain('5406306500');
  });

  test.each([
    [['--bank', '9704', '--account', '1'], 'sáu chữ số'],
    [['--bank', '970416', '--account', '12 34'], 'số tài khoản'],
    [[...account, '--amount', '0'], 'số đồng nguyên'],
    [[...account, '--amount', '1.5'], 'số đồng nguyên'],
    [[...account, '--amount', '0.500'], 'số đồng nguyên'],
    [[...account, '--amount', 'mười'], 'số đồng nguyên'],
    [[...account, '--bill', 'Hóa đơn 1'], 'số phiếu'],
    [[...account, '--bill', 'B'.repeat(26)], 'số phiếu'],
    [['--account', '1'], '--bank'],
  ])('asked with %j says what is wrong and ends with 2', (args, words) => {
    const ended = vietqr(...args);
    expect(ended).toMatchObject({ exit: 2, said: '' });
    expect(ended.complained).toContain(words);
    expect(ended.complained).not.toMatch(/^\s+at /m);
  });

  test('its help names every option and an example', () => {
    const { said, exit } = vietqr('--help');
    expect(exit).toBe(0);
    for (const word of ['--bank', '--account', '--amount', '--bill', '--purpose', '--name', '--json', 'Example']) {
      expect(said).toContain(word);
    }
  });
});
