import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { deleteCart } from '../../../src/main/db/cart.ts';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { openDisplay } from '../../../src/main/display/display.ts';
import { displayFace } from '../../../src/main/display/face.ts';
import { addProduct, cartNow } from '../../../src/main/till/fillCart.ts';
import { beginPayment, leavePayment } from '../../../src/main/till/payCart.ts';
import { type Story, storyChangeId } from '../../../src/shared/catalogue/story.ts';
import type { DisplayTransfer, DisplayView } from '../../../src/shared/contract/display.ts';
import { DisplayView as ViewSchema } from '../../../src/shared/contract/display.ts';
import { calls } from '../../../src/shared/contract.ts';
import type { Day } from '../../../src/shared/day.ts';
import { dong } from '../../../src/shared/money.ts';
import { ONE, quantity } from '../../../src/shared/quantity.ts';
import { aDesk, done, driedShrimp, lansHand, MORNING, salt, sell, showroom, withShift } from '../../support/aDesk.ts';
import { aCertificate } from '../../support/aProduct.ts';
import { aStory, drawPhoto } from '../../support/aStory.ts';

/** A counter with a display before it. What is to happen later happens when the test says so. */
function aDisplay() {
  const desk = withShift(aDesk());
  const waiting: { ms: number; act: () => void }[] = [];
  const held = new Set<string>();
  const now = { attended: true, training: false, transfer: undefined as DisplayTransfer | undefined };
  const display = openDisplay({
    db: desk.db,
    clock: desk.clock,
    later: (ms, act) => {
      const each = { ms, act };
      waiting.push(each);
      return () => void waiting.splice(waiting.indexOf(each), 1);
    },
    attended: () => now.attended,
    training: () => now.training,
    transfer: () => now.transfer,
    holds: ({ hash }) => held.has(hash),
  });
  onTestFinished(display.close);
  return { desk, display, now, waiting, held };
}

const aTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the buyer sees', () => {
  test('every line of the cart with its producer, and the total that will be asked', () => {
    const { desk, display } = aDisplay();
    done(addProduct(desk, salt.id, quantity(2000)));
    const { priced } = done(addProduct(desk, driedShrimp.id, quantity(350)));
    const view = display.view();
    expect(view).toMatchObject({ stage: 'cart', shop: showroom.name, total: priced.total, saved: 0 });
    expect(view.stage === 'cart' && view.lines.map(({ name, amount }) => [name, amount])).toEqual([
      [salt.name, priced.lines[0]?.amount],
      [driedShrimp.name, 399_000],
    ]);
    expect(ViewSchema.parse(view)).toEqual(view);
  });

  test('that they are asked to pay, from when the cashier does until they go back to the goods', () => {
    const { desk, display } = aDisplay();
    done(addProduct(desk, salt.id, ONE));
    done(beginPayment(desk, cartNow(desk), lansHand));
    expect(display.view().stage).toBe('paying');
    leavePayment(desk);
    expect(display.view().stage).toBe('cart');
  });

  test('the code to pay by while one is shown, and the goods again after it', () => {
    const { desk, display, now } = aDisplay();
    done(addProduct(desk, salt.id, ONE));
    done(beginPayment(desk, cartNow(desk), lansHand));
    now.transfer = {
      amount: dong(25_000),
      bill: 'BL012X',
      account: { number: '0123', name: 'QUAY' },
      code: Array.from({ length: 21 }, () => '10'.repeat(10)),
      state: 'waiting',
    };
    expect(display.view()).toMatchObject({ stage: 'qr', transfer: now.transfer });
    // Paid no more: goods are added, and the code with the old amount is not theirs to pay by.
    leavePayment(desk);
    done(addProduct(desk, salt.id, ONE));
    expect(display.view().stage).toBe('cart');
    done(beginPayment(desk, cartNow(desk), lansHand));
    now.transfer = undefined;
    expect(display.view().stage).toBe('paying');
  });

  test('their change for half a minute, or until the next thing is scanned', () => {
    const { desk, display, waiting } = aDisplay();
    sell(desk, salt.id, dong(100_000));
    const view = display.view();
    expect(view).toMatchObject({ stage: 'paid', given: 100_000 });
    expect(view.stage === 'paid' && view.change).toBe(100_000 - (view.stage === 'paid' ? view.due : 0));
    expect(waiting.map(({ ms }) => ms)).toEqual([30_000]);
    desk.setClock(MORNING + 29_999);
    expect(display.view().stage).toBe('paid');
    done(addProduct(desk, salt.id, ONE));
    expect(display.view().stage).toBe('cart');
    desk.db.write(deleteCart);
    desk.setClock(MORNING + 30_000);
    expect(display.view().stage).toBe('idle');
  });

  test('no change of a sale that a clock set back makes one of tomorrow', () => {
    const { desk, display } = aDisplay();
    sell(desk);
    desk.setClock(MORNING - 60_000);
    expect(display.view().stage).toBe('idle');
  });

  test('nothing of a cart while nobody is signed in', () => {
    const { desk, display, now } = aDisplay();
    done(addProduct(desk, salt.id, ONE));
    now.attended = false;
    expect(display.view().stage).toBe('idle');
    sell(desk);
    expect(display.view().stage).toBe('idle');
  });

  test('that it is practice, whatever else stands there', () => {
    const { desk, display, now } = aDisplay();
    now.training = true;
    expect(display.view().training).toBe(true);
    done(addProduct(desk, salt.id, ONE));
    expect(display.view().training).toBe(true);
  });

  test('between buyers the goods with stars that hold today, and no others', () => {
    const { desk, display } = aDisplay();
    const before = display.view();
    expect(before.stage === 'idle' && before.goods.map(({ name }) => name)).toEqual([salt.name]);
    const row = aCertificate({ revokedOn: '2026-11-20' as Day });
    desk.db.write((db) => applyChange(db, { kind: 'certificate', id: row.id, row }));
    display.goodsChanged();
    const after = display.view();
    expect(after.stage === 'idle' && after.goods).toEqual([]);
  });
});

const toldBy = ({ display }: ReturnType<typeof aDisplay>) => {
  display.goodsChanged();
  const view = display.view();
  expect(ViewSchema.parse(view)).toEqual(view);
  return view.stage === 'idle' ? view.goods : [];
};
const tell = ({ desk }: ReturnType<typeof aDisplay>, row: Story) =>
  desk.db.write((db) => applyChange(db, { kind: 'story', id: storyChangeId(row.about), row }));

describe('between buyers is told', () => {
  const { photo } = drawPhoto();
  const path = `/photos/${photo.hash}.png`;

  test('the product’s own story, with the photographs that this till holds and no others', () => {
    const till = aDisplay();
    const row = aStory({ about: { of: 'product', id: salt.id }, photos: [photo, drawPhoto({ hue: 9 }).photo] });
    tell(till, row);
    expect(toldBy(till)).toMatchObject([{ name: salt.name, story: { vi: row.vi, en: row.en }, photos: [] }]);
    till.held.add(photo.hash);
    // Nothing of the catalogue is read again for it.
    expect(till.display.view()).toMatchObject({ goods: [{ photos: [{ path }] }] });
    expect(toldBy(till)).toMatchObject([{ photos: [{ path, width: photo.width, height: photo.height }] }]);
  });

  test('its producer’s, where it has no words or no photographs of its own', () => {
    const till = aDisplay();
    till.held.add(photo.hash);
    const producer = aStory({ about: { of: 'producer', id: salt.producer }, vi: 'Hợp tác xã.', photos: [photo] });
    tell(till, producer);
    expect(toldBy(till)).toMatchObject([{ story: { vi: 'Hợp tác xã.' }, photos: [{ path }] }]);
    tell(till, { about: { of: 'product', id: salt.id }, vi: 'Muối.', photos: [] });
    expect(toldBy(till)).toMatchObject([{ story: { vi: 'Muối.' }, photos: [{ path }] }]);
    expect(toldBy(till)[0]?.story).not.toHaveProperty('en');
  });

  test('a product with a story and without stars, and stars that ran out are not shown with it', () => {
    const till = aDisplay();
    tell(till, aStory({ about: { of: 'product', id: driedShrimp.id } }));
    expect(toldBy(till).map(({ name, stars }) => [name, stars])).toEqual([
      [driedShrimp.name, null],
      [salt.name, 4],
    ]);
    till.desk.setClock(Date.UTC(2027, 6, 1));
    expect(toldBy(till).map(({ name, stars }) => [name, stars])).toEqual([[driedShrimp.name, null]]);
  });
});

describe('a display that listens', () => {
  test('is told once a turn, and only where there is something new to see', async () => {
    const { desk, display } = aDisplay();
    const told: DisplayView[] = [];
    display.listen((view) => told.push(view));
    for (let pieces = 1; pieces <= 3; pieces++) {
      done(addProduct(desk, salt.id, ONE));
      display.mayHaveChanged();
    }
    expect(told).toEqual([]);
    await aTurn();
    expect(told).toEqual([display.view()]);
    display.mayHaveChanged();
    await aTurn();
    expect(told).toHaveLength(1);
  });

  test('is told by itself when the change has stood long enough', async () => {
    const { desk, display, waiting } = aDisplay();
    const told: DisplayView['stage'][] = [];
    display.listen(({ stage }) => told.push(stage));
    sell(desk);
    display.mayHaveChanged();
    await aTurn();
    desk.setClock(MORNING + 30_000);
    waiting[0]?.act();
    await aTurn();
    expect(told).toEqual(['paid', 'idle']);
  });

  test('that came twice is told twice, and one that went is told no more', async () => {
    const { desk, display } = aDisplay();
    const told: string[] = [];
    const stop = display.listen(() => told.push('first'));
    display.listen(() => told.push('second'));
    done(addProduct(desk, salt.id, ONE));
    display.mayHaveChanged();
    await aTurn();
    stop();
    done(addProduct(desk, salt.id, ONE));
    display.mayHaveChanged();
    await aTurn();
    expect(told).toEqual(['first', 'second', 'second']);
  });

  test('costs nothing where there is none', async () => {
    const { desk, display } = aDisplay();
    done(addProduct(desk, salt.id, ONE));
    let read = 0;
    const counted = openDisplay({
      db: desk.db,
      clock: desk.clock,
      later: () => () => {},
      attended: () => {
        read += 1;
        return true;
      },
      training: () => false,
      transfer: () => undefined,
      holds: () => false,
    });
    counted.mayHaveChanged();
    await aTurn();
    expect(read).toBe(0);
    display.close();
  });
});

describe('the till’s face towards the buyer', () => {
  const silent = { info: () => {}, warn: () => {}, error: () => {} };
  const faceOf = ({ display }: ReturnType<typeof aDisplay>) =>
    displayFace(async (name) => ({ reply: name }), display, silent);

  test('answers what a display may ask, and of the whole contract nothing else', async () => {
    const face = faceOf(aDisplay());
    const answered: string[] = [];
    for (const name of Object.keys(calls)) {
      if ('reply' in (await face.answer(name, {}))) answered.push(name);
    }
    expect(answered).toEqual(['display.view']);
  });

  test('answers no name that anybody could make up', async () => {
    const face = faceOf(aDisplay());
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string(), fc.constantFrom('__proto__', 'toString', 'display.VIEW')),
        async (name) => {
          expect(await face.answer(name, {})).toEqual({ problem: 'not-a-call' });
        },
      ),
    );
  });
});
