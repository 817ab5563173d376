import type { Receipt } from '../shared/contract/sale.ts';
import { isRefusal } from '../shared/refusal.ts';
import { dueOf } from '../shared/sale/sale.ts';
import type { Handlers } from './answer.ts';
import type { Counter } from './counter.ts';
import { categories, countProducts, staffOf, tiles, viewsOf } from './db/catalogue.ts';
import { entryOf, newestOf, type StoredEntry } from './db/journal.ts';
import { saleOf } from './db/record.ts';
import { searchProducts } from './db/search.ts';
import { completeSale, entryIdOf } from './till/completeSale.ts';
import { today } from './till/desk.ts';
import { addProduct, cartNow, changeQuantity, clearCart, scanIntoCart, takeLineOut } from './till/fillCart.ts';
import { openShift } from './till/openShift.ts';
import { reprintSlip } from './till/reprintSlip.ts';
import { resolveSlip } from './till/resolveSlip.ts';

/** Every call of the contract and what does it: operations write, queries read the database straight. */
export function callsOf(counter: Counter): Handlers {
  const { db, session } = counter;
  const day = () => today(db, counter.clock());

  return {
    'till.state': () => counter.state(),
    'till.status': () => counter.status(),
    'till.enrol': async ({ centre, code }) => counter.enrol(centre, code),
    'till.sync': () => counter.sync(),

    'staff.signIn': ({ staff }) => {
      const person = staffOf(db, staff);
      if (!person) return { refused: 'no-such-person' };
      session.signIn(person.id);
      counter.stateChanged();
      return person;
    },
    'staff.signOut': () => {
      session.signOut();
      counter.stateChanged();
      return { done: true };
    },

    'shift.open': ({ float }) =>
      then(openShift(counter.desk(), float, session.present()), () => {
        counter.stateChanged();
        counter.journalGrew();
      }),

    'catalogue.categories': () => categories(db),
    'catalogue.tiles': (page) => ({ products: tiles(db, day(), page), total: countProducts(db, page.category) }),
    'catalogue.search': ({ text, limit }) => viewsOf(db, day(), searchProducts(db, text, limit)),

    'cart.open': () => ({ cart: cartNow(counter.desk()), touched: null }),
    'cart.scan': ({ code }) => scanIntoCart(counter.desk(), code),
    'cart.add': ({ product, quantity }) => addProduct(counter.desk(), product, quantity),
    'cart.setQuantity': ({ line, quantity }) => changeQuantity(counter.desk(), line, quantity),
    'cart.removeLine': ({ line }) => takeLineOut(counter.desk(), line),
    'cart.clear': () => clearCart(counter.desk()),

    'sale.complete': (input) =>
      then(completeSale(counter.desk(), input, session.present()), () => {
        counter.slipQueued();
        counter.journalGrew();
      }),
    'sale.recent': ({ limit }) => newestOf(db, counter.desk().signer.device, 'sale', limit).map(summary),
    'slip.image': async ({ sale }) => {
      const entry = entryOf(db, counter.desk().signer.device, entryIdOf(sale));
      return entry?.header.kind === 'sale' ? counter.slipImage(sale, entry) : { refused: 'no-such-sale' };
    },
    'slip.reprint': ({ sale }) =>
      then(reprintSlip(counter.desk(), sale, session.present()), () => {
        counter.slipQueued();
        counter.journalGrew();
      }),
    'slip.resolve': ({ job, cameOut }) =>
      then(resolveSlip(counter.desk(), job, cameOut, session.present()), () => {
        counter.slipQueued();
        counter.journalGrew();
      }),
  };
}

/** What follows a change is never part of it, so that a dead printer or line cannot undo it. */
function then<T>(result: T, follow: () => void): T {
  if (!isRefusal(result)) follow();
  return result;
}

function summary(entry: StoredEntry) {
  const { header } = entry;
  const sale = saleOf(entry);
  return {
    sale: header.id as string as Receipt['sale'],
    number: sale.number,
    at: header.at,
    cashier: sale.cashier,
    due: dueOf(sale),
  };
}
