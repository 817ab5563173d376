import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { namedProfiles, PrinterProfile } from '../../src/shared/printer/profile.ts';
import { SlipJson } from '../../src/shared/slip/slipJson.ts';
import { startFakePrinter } from '../support/fakePrinter.ts';
import { dotAt, readSlip } from '../support/slipInterpreter.ts';

const EXAMPLE = 'docs/slip-example.json';

type Ended = { readonly exit: number | null; readonly said: string; readonly complained: string };

/** Not waited for in one piece: the printer it speaks to is in this process. */
function print(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const run = spawn(process.execPath, ['src/quay/index.ts', 'print', ...args]);
    let said = '';
    let complained = '';
    run.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    run.stderr.setEncoding('utf8').on('data', (text: string) => {
      complained += text;
    });
    run.on('close', (exit) => resolve({ exit, said, complained }));
  });
}

function aFile(name: string, content?: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'quay-print-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, name);
  if (content !== undefined) writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('quay print preview', () => {
  test('makes bytes and a picture that are the same paper, dot for dot', async () => {
    const bytes = aFile('slip.bin');
    const png = aFile('slip.png');
    const run = await print('preview', '--sale', EXAMPLE, '--bytes', bytes, '--png', png, '--json');
    expect(run).toMatchObject({ exit: 0, complained: '' });
    const paper = readSlip(readFileSync(bytes));
    expect(paper.text).toContain('Số BL01-2-000123');
    const picture = PNG.sync.read(readFileSync(png));
    expect(JSON.parse(run.said)).toEqual({
      bytes: readFileSync(bytes).length,
      width: picture.width,
      height: picture.height,
    });
    let differing = 0;
    for (let y = 0; y < picture.height; y += 1) {
      for (let x = 0; x < picture.width; x += 1) {
        const dark = (picture.data[(y * picture.width + x) * 4] ?? 255) < 128 ? 1 : 0;
        if (dark !== dotAt(paper.bitmap, x, y)) differing += 1;
      }
    }
    expect(differing).toBe(0);
  });

  test('stamps a reprint of a lost slip', async () => {
    const bytes = aFile('slip.bin');
    const sale = aFile('sale.json', { ...exampleSlip(), copy: 1, again: true });
    expect((await print('preview', '--sale', sale, '--bytes', bytes, '--profile', '58mm')).exit).toBe(0);
    expect(readSlip(readFileSync(bytes), 384).text).toContain('BẢN IN LẠI lần 1');
  });

  test.each([
    ['a file that is not there', () => '/nowhere/sale.json', 'cannot be read'],
    ['a file that is no sale', () => aFile('sale.json', { ...exampleSlip(), till: 0 }), 'till'],
  ])('refuses %s and says where', async (_what, file, word) => {
    const run = await print('preview', '--sale', file());
    expect(run.exit).toBe(2);
    expect(run.complained).toContain(word);
    expect(run.complained).toContain('Không dùng được');
  });

  test('knows a profile for every name in its help', async () => {
    const { said } = await print('preview', '--help');
    const named = Object.entries(namedProfiles).filter(([, { language }]) => language === 'escpos');
    for (const [name] of named) expect(said).toContain(`"${name}"`);
    const documented = readFileSync('docs/slip-json.md', 'utf8');
    for (const [name] of named) expect(documented).toContain(`| \`${name}\` |`);
  });
});

function exampleSlip(): SlipJson {
  return SlipJson.parse(JSON.parse(readFileSync(EXAMPLE, 'utf8')));
}

async function aPrinter(...[behaviour]: Parameters<typeof startFakePrinter>) {
  const printer = await startFakePrinter(behaviour);
  onTestFinished(() => printer.close());
  return { printer, to: `tcp:127.0.0.1:${printer.port}` };
}

describe('quay print, beside a printer', () => {
  test('sends a slip and says that it came out', async () => {
    const { printer, to } = await aPrinter();
    const run = await print('send', '--sale', EXAMPLE, '--to', to, '--json');
    expect(run).toMatchObject({ exit: 0, complained: '' });
    expect(JSON.parse(run.said)).toEqual({ outcome: 'confirmed', detail: 'done' });
    expect(readSlip(printer.jobs()[0] ?? new Uint8Array()).text).toContain('Số BL01-2-000123');
  });

  test('says that nothing went out to a printer without paper', async () => {
    const { printer, to } = await aPrinter({ is: 'paper-out' });
    expect(await print('send', '--sale', EXAMPLE, '--to', to, '--profile', 'epson-tm')).toEqual({
      exit: 1,
      said: 'failed-before-first-byte: paper-out\n',
      complained: '',
    });
    expect(printer.jobs()).toEqual([]);
  });

  test('lists what a printer answers', async () => {
    const { to } = await aPrinter({ answers: 'paper', tells: 'online' });
    const run = await print('status', '--to', to, '--json');
    expect(run.exit).toBe(0);
    expect(JSON.parse(run.said)).toMatchObject({ reached: true, status: [1], paper: true, process: false });
  });

  test('prints the sheet, and makes the profile of what came out and what it answered', async () => {
    const { printer, to } = await aPrinter();
    const sheet = await print('calibrate', '--to', to, '--json');
    expect(sheet.exit).toBe(0);
    expect(JSON.parse(sheet.said)).toMatchObject({ outcome: 'confirmed', process: true, status: [1, 2, 4] });
    expect(printer.jobs().some((bytes) => bytes.length > 10_000)).toBe(true);

    const probe = aFile('probe.json', JSON.parse(sheet.said));
    const ticked = { dots: 384, pages: ['A'], letters: true, qr: false, barcode: true, cut: 'none', drawer: 'pin5' };
    const made = await print('calibrate', '--probe', probe, '--answers', aFile('answers.json', ticked));
    expect(made.exit).toBe(0);
    expect(PrinterProfile.parse(JSON.parse(made.said))).toMatchObject({
      columns: 32,
      form: { kind: 'native', page: 30 },
      drawer: 'pin5',
      asks: { done: 'process', status: [1, 2, 4] },
    });
  });

  test('makes no profile of a printer that was not there', async () => {
    const { printer, to } = await aPrinter();
    await printer.off();
    const sheet = await print('calibrate', '--to', to, '--json');
    expect(sheet.exit).toBe(1);
    expect(JSON.parse(sheet.said)).toMatchObject({ outcome: 'failed-before-first-byte', reached: false });

    const ticked = { dots: 384, pages: [], letters: false, qr: false, barcode: true, cut: 'none', drawer: 'pin5' };
    const answers = aFile('answers.json', ticked);
    for (const from of [
      ['--to', to],
      ['--probe', aFile('probe.json', JSON.parse(sheet.said))],
    ]) {
      const made = await print('calibrate', ...from, '--answers', answers);
      expect(made).toMatchObject({ exit: 2, said: '' });
      expect(made.complained).toContain('not reached: ECONNREFUSED');
    }
  });

  test('does not say that a queue was asked anything', async () => {
    expect(await print('status', '--to', 'queue:XP-58')).toEqual({
      exit: 0,
      said: 'asked nothing: a queue takes bytes and tells nothing of its printer\n',
      complained: '',
    });
  });

  test.each([
    ['tcp:here'],
    ['serial:/etc/passwd@9600'],
    ['serial:/dev/../etc/passwd@9600'],
    ['usb:/etc/passwd'],
    ['queue:-o'],
    ['lpt1'],
  ])('knows no printer %s', async (to) => {
    const run = await print('send', '--sale', EXAMPLE, '--to', to);
    expect(run.exit).toBe(2);
    expect(run.complained).toContain('a printer is');
  });

  test('makes no shop where there is none', async () => {
    expect((await print('status', '--data', '/nowhere/quay')).exit).toBe(2);
  });
});
