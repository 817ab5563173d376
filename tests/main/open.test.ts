import { randomBytes } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answering, type CallerCheck } from '../../src/main/answer.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { openTill } from '../../src/main/open.ts';
import type { Till } from '../../src/main/till.ts';
import { calls } from '../../src/shared/contract.ts';
import { GRID_IDS } from '../../src/shared/label/sheet.ts';
import { usualProfile } from '../../src/shared/printer/profile.ts';
import { usualWedge } from '../../src/shared/scanner/wedge.ts';
import { aFolder, MORNING } from '../support/aDesk.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };

function aTill(folder = aFolder()): Till {
  const till = openTill({
    folder,
    keyring: fileKeyring(join(folder, 'secrets')),
    printer: { kind: 'preview' },
    assets: 'assets',
    log: silent,
    clock: () => MORNING,
    random: randomBytes,
    syncEvery: 3_600_000,
    version: 'test',
  });
  onTestFinished(() => till.close());
  return till;
}

describe('a till that is not enrolled', () => {
  test('says so, and refuses everything that needs more', async () => {
    const till = aTill();
    expect(await till.answer('till.state', {})).toEqual({ reply: { stage: 'not-enrolled' } });
    expect(await till.answer('cart.open', {})).toEqual({ turnedAway: { refused: 'not-enrolled' } });
  });

  test('refuses every call that is not for anyone', async () => {
    const till = aTill();
    for (const [name, { caller }] of Object.entries(calls)) {
      if (caller === 'anyone' || caller === 'display') continue;
      const answer = await till.answer(name, inputFor(name));
      expect([name, answer]).toEqual([name, { turnedAway: { refused: 'not-enrolled' } }]);
    }
  });

  test('keeps its key and asks again with the same one after the centre could not be reached', async () => {
    const folder = aFolder();
    const till = aTill(folder);
    const asked = await till.answer('till.enrol', { centre: 'http://127.0.0.1:9', code: 'ABCD1234' });
    expect(asked).toEqual({ reply: { refused: 'centre-unreachable' } });
    expect(readdirSync(join(folder, 'secrets'))).toEqual(['signing-key.secret']);
  });
});

test('whatever comes through the door, the till answers and never throws', async () => {
  const till = aTill();
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fc.constantFrom(...Object.keys(calls)), fc.string(), fc.constantFrom('__proto__', 'constructor')),
      fc.anything(),
      async (name, input) => {
        const answer = await till.answer(name, input);
        expect(['reply', 'turnedAway', 'problem']).toContain(Object.keys(answer)[0]);
      },
    ),
    { numRuns: 300 },
  );
});

test('a folder of photographs that cannot be read costs the photographs, and the till opens and answers', async () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'photos'), 'a file where the folder should be');
  const till = aTill(folder);
  // What nobody takes up ends the process, a turn later.
  const unheard: unknown[] = [];
  const hear = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', hear);
  onTestFinished(() => void process.off('unhandledRejection', hear));
  expect(await till.photo(`${'0'.repeat(64)}.webp`)).toBeUndefined();
  await readdir(folder);
  await new Promise((resolve) => setImmediate(resolve));
  expect(unheard).toEqual([]);
  expect(await till.answer('till.state', {})).toEqual({ reply: { stage: 'not-enrolled' } });
});

/** A door with nothing behind it. */
function aDoor(turnedAwayFor: CallerCheck = () => undefined) {
  return answering({
    handlers: {} as never,
    turnedAwayFor,
    permitFor: () => () => ({}),
    during: (work) => work(),
    log: silent,
  });
}

test('nor where what comes lies deeper within itself than anything is looked at', async () => {
  const input: unknown = JSON.parse('['.repeat(30_000) + ']'.repeat(30_000));
  const asked = { staff: 'huong', pin: '482915', call: 'sale.complete', input };
  expect(await aDoor()('staff.approve', asked)).toEqual({ problem: 'failed' });
});

test('nor where the disk fails as it is looked up who asks', async () => {
  const door = aDoor(() => {
    throw new Error('disk I/O error');
  });
  expect(await door('staff.signOut', {})).toEqual({ problem: 'failed' });
});

/** An input that fits each call's schema, so that it is the caller check that refuses and not the parser. */
function inputFor(name: string): unknown {
  const sale = '01900000-0000-7000-8000-000000000001';
  const settings = { name: 'Quầy', connection: { kind: 'preview' }, profile: usualProfile };
  const answers = { dots: 576, pages: [], letters: false, qr: true, barcode: true, cut: 'none', drawer: 'none' };
  const probe = { reached: false, process: false, paper: false, status: [] };
  const label = { product: 'SP-001', form: 'product', copies: 1 };
  const inputs: Record<string, unknown> = {
    'shift.open': { float: 0 },
    'staff.changePin': { old: '482915', pin: '593026' },
    'staff.approve': { staff: 'huong', pin: '482915', call: 'shift.open', input: { float: 0 } },
    'catalogue.tiles': { category: null, offset: 0, limit: 1 },
    'catalogue.search': { text: '', limit: 1 },
    'cart.scan': { code: '1' },
    'cart.add': { product: 'SP-001', quantity: 1000 },
    'cart.setQuantity': { sale, line: 1, quantity: 1000 },
    'cart.removeLine': { sale, line: 1 },
    'cart.clear': { sale },
    'cart.beginPayment': { sale },
    'cart.discountLine': { sale, line: 1, discount: null },
    'cart.discountSale': { sale, discount: null },
    'cart.changePrice': { sale, line: 1, price: 1000 },
    'cart.note': { sale, line: 1, note: null },
    'cart.takeCreditsOut': { sale },
    'cart.keepParts': { sale, parts: [] },
    'cart.dropPart': { sale, part: 1 },
    'cart.setBuyer': { sale, buyer: null },
    'cart.hold': { sale, name: null },
    'cart.recall': { sale },
    'cart.dropHeld': { sale },
    'demand.missed': { text: 'mắm' },
    'sale.complete': { sale, total: 0, tenders: [{ kind: 'cash', given: 0 }] },
    'shift.moveCash': { id: sale, direction: 'in', amount: 1000, reason: 'đổi tiền lẻ' },
    'shift.openDrawer': { reason: 'đổi tiền lẻ' },
    'shift.close': { shift: sale, counted: [] },
    'shift.closings': { limit: 1 },
    'shift.switchTraining': { on: true },
    'payment.show': { sale, part: 0, amount: 1000 },
    'find.slips': { text: '', limit: 1 },
    'find.code': { code: '1' },
    'slip.file': { entry: sale, format: 'png' },
    'return.begin': { sale },
    'return.scan': { code: '1' },
    'return.product': { product: 'SP-001' },
    'return.complete': { id: sale, sale, lines: [], refunds: [{ kind: 'cash', amount: 1000 }], reason: 'vỡ' },
    'return.completeWithoutSlip': { id: sale, goods: [], refunds: [{ kind: 'cash', amount: 1000 }], reason: 'vỡ' },
    'return.creditOf': { code: '1' },
    'return.payOut': { id: sale, credit: sale, amount: 1000 },
    'slip.imageOf': { entry: sale },
    'slip.reprint': { entry: sale },
    'slip.resolve': { job: 1, cameOut: true },
    'printer.add': settings,
    'printer.change': { id: 1, ...settings },
    'printer.remove': { id: 1 },
    'printer.choose': { use: 'slips', id: 1 },
    'printer.test': { id: 1 },
    'printer.preview': { name: 'Quầy', profile: usualProfile },
    'printer.probe': { id: 1 },
    'printer.ask': { id: 1 },
    'printer.calibrate': { id: 1 },
    'printer.finishCalibration': { id: 1, answers, probe },
    'printer.neverAnswers': { id: 1 },
    'printer.retry': { job: 1 },
    'printer.skip': { job: 1 },
    'printer.elsewhere': { job: 1, printer: 1 },
    'printer.setLogo': { png: null },
    'scanner.setWedge': { settings: usualWedge },
    'scanner.add': { path: '/dev/ttyUSB0', baud: 9600 },
    'scanner.remove': { id: 1 },
    'scanner.explain': { code: '1' },
    'label.products': { products: [] },
    'label.scan': { code: '1' },
    'label.preview': { label, target: { to: 'printer', printer: 0 } },
    'label.print': { labels: [label], printer: 0 },
    'label.sheet': { labels: [label], grid: GRID_IDS[0], start: 0 },
  };
  return inputs[name] ?? {};
}
