import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { answering } from '../../src/main/answer.ts';
import { typesCard } from '../../src/main/cardTyped.ts';
import { openLog } from '../../src/main/folder/log.ts';
import { fileKeyring } from '../../src/main/folder/secretFile.ts';
import { openTill } from '../../src/main/open.ts';
import { type CallName, calls } from '../../src/shared/contract.ts';
import { aFolder, MORNING } from '../support/aDesk.ts';
import { anyCardNumber, anyCardWriting } from '../support/generators.ts';
import { TEXTS, within } from '../support/typedTexts.ts';

/** What only looks things up, and the fields that are no text of a person's. */
const NOT_KEPT = new Set([
  'recovery.look',
  'recovery.restore',
  'cart.scan',
  'catalogue.search',
  'find.slips',
  'find.code',
  'return.scan',
  'return.creditOf',
  'stock.list',
  'stock.scan',
  'receive.scan',
  'stock.papers',
  // Nothing goes in but a leave.
  'doctor.bundle',
  'journal.export',
  'exchange.make',
  // A file's bytes: what of it is kept must be signed by the centre.
  'exchange.take',
]);

const anyCard = anyCardNumber.chain(anyCardWriting);

/** Written down by hand, so that whoever lets another field pass says so here: looked up only, and kept nowhere. */
const LOOKED_UP = new Set([
  'cart.scan code',
  'catalogue.search text',
  'find.slips text',
  'find.code code',
  'return.scan code',
  'return.creditOf code',
  'label.scan code',
  'scanner.explain code',
  'cart.keepParts parts.0.tender.slip',
  'count.scan code',
  'stock.list text',
  'stock.scan code',
  'receive.scan code',
  'stock.papers text',
  'recovery.look from',
  'recovery.restore file',
  // Bytes of a picture, which are no text.
  'demand.missed photo',
  'stock.writeOff photo',
  'receive.readNote content',
  'exchange.take content',
  'sale.complete tenders.0.slip',
]);

describe('a card number typed into the till', () => {
  test('is looked for in all texts there are', () => {
    expect(TEXTS.length).toBeGreaterThan(40);
    expect(TEXTS).toContainEqual(expect.objectContaining({ name: 'sale.complete', place: 'tenders.0.reference' }));
    expect(TEXTS).toContainEqual(expect.objectContaining({ name: 'cart.discountSale', place: 'discount.reason' }));
    expect(TEXTS).toContainEqual(expect.objectContaining({ name: 'return.complete', place: 'refunds.0.reference' }));
  });

  test.each(TEXTS)(
    'as $place of $name is refused before anything is done, unless it is only looked up',
    ({ name, place }) => {
      fc.assert(
        fc.property(anyCard, (card) => {
          const input = within(place, `của khách ${card}`);
          expect(typesCard(name, input)).toBe(!LOOKED_UP.has(`${name} ${place}`));
        }),
        { numRuns: 100 },
      );
    },
  );

  test('is not what anybody asks for, but a barcode is', () => {
    expect(typesCard('demand.missed', { text: '4111 1111 1111 1111' })).toBe(true);
    expect(typesCard('demand.missed', { text: 'gói', note: '4111111111111111' })).toBe(true);
    // Its check digit is right, and by chance Luhn's is, too.
    expect(typesCard('demand.missed', { text: '8934563000035' })).toBe(false);
    expect(typesCard('demand.missed', { text: 'gói', note: '8934563000035' })).toBe(true);
  });

  test('goes through the door only as something to be looked up', () => {
    expect(typesCard('cart.scan', { code: '4111111111111111' })).toBe(false);
    expect(typesCard('catalogue.search', { text: '4111111111111111', limit: 5 })).toBe(false);
    expect(typesCard('cart.scan', { code: '8934563138165', note: '4111111111111111' })).toBe(true);
  });

  test('is no reason to refuse an id that happens to be digits', () => {
    expect(typesCard('payment.show', { sale: '41111111-1111-7111-8111-111111111111' })).toBe(false);
  });
});

/** Looks things up, or takes no free text: whatever else came with the call is dropped by its schema. */
function isHarmless(name: CallName): boolean {
  return NOT_KEPT.has(name) || !JSON.stringify(z.toJSONSchema(calls[name].input)).includes('"string"');
}

/** The files of a data folder, byte for byte, the journal's packed bodies left to the call that never came. */
function everythingIn(folder: string): Buffer {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Buffer.concat(files.map((entry) => readFileSync(join(entry.parentPath, entry.name))));
}

describe('five thousand card numbers, into every call and every field', () => {
  test('reach no handler, and none stands in the log', async () => {
    const folder = aFolder();
    const log = openLog(join(folder, 'logs', 'till.log'), { clock: () => MORNING, echo: false });
    const handled = new Set<string>();
    const handlers = new Proxy({}, { get: (_, name: string) => () => void handled.add(name) });
    const door = answering({
      handlers: handlers as never,
      turnedAwayFor: () => undefined,
      permitFor: () => () => ({}),
      during: (work) => work(),
      log,
    });
    const cards: string[] = [];
    const names = Object.keys(calls) as CallName[];
    await fc.assert(
      fc.asyncProperty(anyCard, fc.constantFrom(...names), async (card, name) => {
        cards.push(card);
        await door(name, {
          [card]: 1,
          text: card,
          note: card,
          reason: card,
          tenders: [{ kind: card }],
          code: { card },
        });
        await door('sale.complete', {
          sale: '019a0a4c-3f00-7000-8000-0123456789ab',
          total: 59_000,
          tenders: [{ kind: 'card', given: 59_000, reference: card }],
        });
        await door(card, card);
      }),
      { numRuns: 5_000 },
    );
    const kept = everythingIn(folder).toString('latin1');
    expect(kept).toContain('does not fit the contract');
    expect(cards.filter((card) => kept.includes(card))).toEqual([]);
    // Only what takes no text at all, or keeps none of it, was reached.
    expect([...handled].filter((name) => !isHarmless(name as CallName))).toEqual([]);
  }, 60_000);

  test('leave nothing in a till’s folder', async () => {
    const folder = aFolder();
    const till = openTill({
      folder,
      keyring: fileKeyring(join(folder, 'secrets')),
      printer: { kind: 'preview' },
      assets: 'assets',
      log: openLog(join(folder, 'logs', 'till.log'), { clock: () => MORNING, echo: false }),
      clock: () => MORNING,
      random: randomBytes,
      syncEvery: 3_600_000,
      version: 'test',
    });
    onTestFinished(() => till.close());
    const card = '4111111111111111';
    for (const name of Object.keys(calls)) await till.answer(name, { text: card, code: card, name: card, note: card });
    expect(everythingIn(folder).includes(card)).toBe(false);
  });
});
