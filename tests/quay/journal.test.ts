import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../src/main/db/open.ts';
import { lockFolder } from '../../src/main/folder/lock.ts';
import { aDesk, aFolder, sell, withShift } from '../support/aDesk.ts';

type Ended = { readonly exit: number | null; readonly said: string; readonly complained: string };

/** The command line as a person or a script has it. */
function quay(...args: readonly string[]): Ended {
  const run = spawnSync(process.execPath, ['src/quay/index.ts', ...args], { encoding: 'utf8' });
  return { exit: run.status, said: run.stdout, complained: run.stderr };
}

/** A data folder with a till that sold three times, and is still running. */
function aShop() {
  const data = aFolder();
  const folder = join(data, 'till');
  mkdirSync(folder);
  const desk = withShift(aDesk(folder));
  for (let n = 0; n < 3; n++) sell(desk);
  return { data, folder, desk, file: join(data, 'till.journal') };
}

function expectASentence({ complained }: Ended): void {
  expect(complained).toMatch(/\p{L}/u);
  expect(complained).not.toMatch(/^\s+at /m);
}

describe('quay journal', () => {
  test('exports an archive beside the running till, and proves what it exported, in either language', () => {
    const { data, file } = aShop();
    expect(quay('journal', 'export', '--data', data, '--out', file)).toMatchObject({ exit: 0, complained: '' });
    const proof = quay('journal', 'verify', file);
    expect(proof).toMatchObject({ exit: 0, complained: '' });
    expect(proof.said).toMatch(/BL01-2 [^]*5 mục, 3 phiếu bán, bán được 75\.000 ₫[^]*đã chứng minh/);
    const english = quay('journal', 'verify', '--lang', 'en', file);
    expect(english.said).toMatch(/5 entries, 3 sales, 75\.000 ₫ sold[^]*proved up to: centre nothing[^]*proved:/);
  });

  test('verify ends with 1 where something was changed, and says in which line', () => {
    const { data, file } = aShop();
    quay('journal', 'export', '--bare', '--data', data, '--out', file);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"price":25000', '"price":15000'));
    const words = quay('journal', 'verify', file);
    expect(words.exit).toBe(1);
    expect(words.said).toMatch(/dòng 4, mục 3: mã băm không khớp[^]*KHÔNG chứng minh được/);
    const json = quay('journal', 'verify', file, '--json');
    expect(json.exit).toBe(1);
    expect(JSON.parse(json.said)).toMatchObject({ entries: 5, sales: 3, faults: [{ line: 4, seq: 3 }, { line: 4 }] });
  });

  test.each([
    ['a file that is not there', () => join(aFolder(), 'none.journal')],
    ['a folder', () => aFolder()],
    ['a letter', () => aFileOf('Kính gửi Sở Công Thương,\n')],
    ['nothing', () => aFileOf('')],
  ])('verify ends with 2 for %s', (_, file) => {
    const ended = quay('journal', 'verify', file());
    expect(ended).toMatchObject({ exit: 2, said: '' });
    expectASentence(ended);
  });

  test('rebuild makes again what hangs on the journal, and says what had been wrong', () => {
    const { data, desk } = aShop();
    const right = quay('journal', 'rebuild', '--data', data, '--json');
    expect(right).toMatchObject({ exit: 0, complained: '' });
    expect(JSON.parse(right.said)).toEqual({ entries: 5, differed: [] });
    desk.db.write((db) => db.run('UPDATE running SET sold = sold + 1'));
    const wrong = quay('journal', 'rebuild', '--data', data, '--check', '--json');
    expect(wrong.exit).toBe(1);
    expect(JSON.parse(wrong.said)).toEqual({ entries: 5, differed: ['running'] });
    const mended = quay('journal', 'rebuild', '--data', data, '--json');
    expect(JSON.parse(mended.said)).toEqual({ entries: 5, differed: ['running'] });
    expect(quay('journal', 'rebuild', '--data', data, '--check')).toMatchObject({ exit: 0, complained: '' });
  });

  test('rebuild leaves a folder alone in which a till is open, and says so', () => {
    const { data, folder } = aShop();
    const unlock = lockFolder(folder);
    const ended = quay('journal', 'rebuild', '--data', data);
    unlock();
    expect(ended).toMatchObject({ exit: 1, said: '' });
    expect(ended.complained).toContain('already open');
    expectASentence(ended);
  });

  test('export says where it could not write, and ends with 1', () => {
    const { data } = aShop();
    const ended = quay('journal', 'export', '--data', data, '--out', join(data, 'none', 'till.journal'));
    expect(ended).toMatchObject({ exit: 1, said: '' });
    expectASentence(ended);
  });
});

describe('quay backup', () => {
  test('copies a till beside the running one, and the copy exports the same journal', () => {
    const { data, folder, file } = aShop();
    const unlock = lockFolder(folder);
    const shop = aFolder();
    const ended = quay('backup', '--data', data, '--out', join(shop, 'till', 'till.db'), '--json');
    unlock();
    expect(ended).toMatchObject({ exit: 0, complained: '' });
    expect(JSON.parse(ended.said)).toMatchObject({ entries: 5 });
    quay('journal', 'export', '--bare', '--data', data, '--out', file);
    quay('journal', 'export', '--bare', '--data', shop, '--out', `${file}.copy`);
    expect(readFileSync(`${file}.copy`, 'utf8')).toBe(readFileSync(file, 'utf8'));
  });

  test('never writes over a file that is there', () => {
    const { data, file } = aShop();
    writeFileSync(file, 'kept');
    const ended = quay('backup', '--data', data, '--out', file);
    expect(ended).toMatchObject({ exit: 1, said: '' });
    expectASentence(ended);
    expect(readFileSync(file, 'utf8')).toBe('kept');
  });
});

const NEVER = 'never-written.journal';

describe('a data folder that is none', () => {
  test.each([[['journal', 'export', '--out', NEVER]], [['journal', 'rebuild']], [['backup']]])(
    'ends quay %j with 2 where there is no till, and makes none',
    (args) => {
      const data = join(aFolder(), 'shop');
      const ended = quay(...args, '--data', data);
      expect(ended).toMatchObject({ exit: 2, said: '' });
      expect(ended.complained).toContain('There is no till in');
      expectASentence(ended);
      expect(existsSync(data)).toBe(false);
      expect(existsSync(NEVER)).toBe(false);
    },
  );

  test('ends an export with 1 where the till is not enrolled yet: it has no journal', () => {
    const data = aFolder();
    mkdirSync(join(data, 'till'));
    openDatabase(join(data, 'till', 'till.db')).close();
    const ended = quay('journal', 'export', '--data', data, '--out', NEVER);
    expect(ended).toMatchObject({ exit: 1, said: '' });
    expectASentence(ended);
    expect(existsSync(NEVER)).toBe(false);
  });

  test('ends a backup with 1 where the till’s file is no database, and leaves it as it was', () => {
    const data = aFolder();
    const file = join(data, 'till', 'till.db');
    mkdirSync(join(data, 'till'));
    writeFileSync(file, 'Kính gửi Sở Công Thương,');
    const ended = quay('backup', '--data', data);
    expect(ended).toMatchObject({ exit: 1, said: '' });
    expectASentence(ended);
    expect(readFileSync(file, 'utf8')).toBe('Kính gửi Sở Công Thương,');
  });
});

function aFileOf(text: string): string {
  const file = join(aFolder(), 'some.file');
  writeFileSync(file, text);
  return file;
}
