import { setTimeout as sleep } from 'node:timers/promises';
import type { BankAccount } from '../../shared/catalogue/outlet.ts';
import type { DisplayTransfer } from '../../shared/contract/display.ts';
import type { ShownTransfer } from '../../shared/contract/payment.ts';
import type { InputOf } from '../../shared/contract.ts';
import type { Instant } from '../../shared/day.ts';
import { fold } from '../../shared/fold.ts';
import type { SaleId } from '../../shared/id.ts';
import { type Dong, dong } from '../../shared/money.ts';
import { must } from '../../shared/must.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import { transferSlip } from '../../shared/slip/transferSlip.ts';
import { billOf } from '../../shared/vietqr/bill.ts';
import { writeVietQr } from '../../shared/vietqr/payload.ts';
import { TEXT_LIMIT } from '../../shared/vietqr/transfer.ts';
import { openCart, saveCart } from '../db/cart.ts';
import { outletOf } from '../db/catalogue.ts';
import { enrolled } from '../db/enrolment.ts';
import type { Signer } from '../db/journal.ts';
import { queueDrawnSlip } from '../db/printJob.ts';
import type { ReadDb, TillDb } from '../db/sqlite.ts';
import { askBank } from './askBank.ts';
import { codeOf, modulesOf } from './code.ts';

export type TransferParts = {
  readonly db: TillDb;
  /** Undefined until the till is enrolled. */
  readonly signer: () => Signer | undefined;
  readonly clock: () => Instant;
  readonly training: () => boolean;
  /** ms between two questions to the centre while a code is shown. */
  readonly askEvery: number;
  readonly onChange: (shown: ShownTransfer | null) => void;
};

/**
 * The VietQR code on the screen, and what the bank tells of it. In memory: a code is shown again as it was. That it was shown
 * stands in the cart, so that nobody is asked for cash who may have paid by it before the power went.
 */
export type Transfers = {
  readonly show: (asked: InputOf<'payment.show'>) => ShownTransfer | Refusal;
  /** Takes it off the screens. It stays remembered: nobody who takes money chose so. */
  readonly hide: () => void;
  /** Takes it off the screens, and nobody is told of it again: whoever takes the money chose another way, or none. */
  readonly putAway: () => void;
  readonly now: () => ShownTransfer | null;
  /** As the customer display shows it. */
  readonly toBuyer: () => DisplayTransfer | undefined;
  /** What the bank has told of a bill since the till was started. */
  readonly received: (bill: string) => Dong;
  /** Prints what is shown. */
  readonly print: () => { readonly done: true } | Refusal;
  readonly close: () => Promise<void>;
};

/** Where practice money would go: nowhere. A bank's app knows no such bank. */
const PRACTICE: BankAccount = { bin: '000000', account: '0000000000', name: 'HUAN LUYEN', demo: true };

export function openTransfers(parts: TransferParts): Transfers {
  const { db, clock, onChange } = parts;
  const heard = new Map<string, Dong>();
  let shown: ShownTransfer | null = null;
  let asking: { readonly stop: AbortController; readonly ended: Promise<void> } | undefined;

  const put = (next: ShownTransfer | null): void => {
    shown = next;
    onChange(next);
  };
  const hear = (bill: string, change: Partial<ShownTransfer>): void => {
    if (change.received !== undefined) heard.set(bill, change.received);
    if (shown?.bill !== bill) return;
    const same = Object.entries(change).every(([key, value]) => shown?.[key as keyof ShownTransfer] === value);
    if (!same) put({ ...shown, ...change });
  };
  const stopAsking = (): void => {
    asking?.stop.abort();
    asking = undefined;
  };
  const startAsking = (bill: string): void => {
    stopAsking();
    const stop = new AbortController();
    asking = { stop, ended: keepAsking(parts, bill, { signal: stop.signal, hear: (change) => hear(bill, change) }) };
  };

  const hide = (): void => {
    stopAsking();
    if (shown) put(null);
  };

  return {
    show: (asked) => {
      const made = transferOf(db, asked, parts.training() ? PRACTICE : undefined);
      if (isRefusal(made)) return made;
      const isAsked = made.account.demo !== true;
      const sameBill = shown?.bill === made.bill;
      const centre = isAsked ? (sameBill && shown?.centre) || 'asked' : 'not-asked';
      remember(db, asked);
      put({ ...made, received: heard.get(made.bill) ?? dong(0), centre });
      if (isAsked && !(sameBill && asking)) startAsking(made.bill);
      return must(shown, 'the transfer just shown');
    },
    hide,
    putAway: () => {
      if (shown) forget(db, shown.sale);
      hide();
    },
    now: () => shown,
    toBuyer: () => (shown ? buyersView(shown) : undefined),
    received: (bill) => heard.get(bill) ?? dong(0),
    print: () => {
      if (!shown) return { refused: 'no-qr-shown' };
      const { account, amount, bill, payload } = shown;
      const code = { text: payload, rows: modulesOf(shown.code) };
      const at = clock();
      const outlet = outletOf(db, enrolled(db).outlet);
      const slip = transferSlip({ outlet, account, amount, bill, at, code });
      db.write((writing) => queueDrawnSlip(writing, { slip, title: bill, at }));
      return { done: true };
    },
    close: async () => {
      const last = asking?.ended;
      stopAsking();
      await last;
    },
  };
}

function remember(db: TillDb, { sale, part, amount }: InputOf<'payment.show'>): void {
  db.write((writing) => {
    const cart = openCart(writing);
    if (cart?.sale !== sale || (cart.qrShown?.part === part && cart.qrShown.amount === amount)) return;
    saveCart(writing, { ...cart, qrShown: { part, amount } });
  });
}

function forget(db: TillDb, sale: SaleId): void {
  db.write((writing) => {
    const cart = openCart(writing);
    if (cart?.sale !== sale || !cart.qrShown) return;
    const { qrShown: _, ...rest } = cart;
    saveCart(writing, rest);
  });
}

type Made = Omit<ShownTransfer, 'received' | 'centre'>;

function transferOf(db: ReadDb, asked: InputOf<'payment.show'>, practice: BankAccount | undefined): Made | Refusal {
  const { sale, part, amount } = asked;
  const cart = openCart(db);
  if (cart?.sale !== sale || !cart.paying) return { refused: 'cart-changed' };
  if (amount <= 0) return { refused: 'not-enough', missing: dong(0) };
  if (amount > cart.paying.total) return { refused: 'too-much', over: dong(amount - cart.paying.total) };
  const account = practice ?? outletOf(db, enrolled(db).outlet).bank;
  if (!account) return { refused: 'no-bank-account' };
  const bill = billHere(db, sale, part);
  const { bin, account: number, name } = account;
  const payload = writeVietQr({ bin, account: number, amount, bill, name: nameInCode(name) });
  if (typeof payload !== 'string') throw new Error(`no VietQR code of ${bill}: ${payload.fault}`);
  return { sale, part, bill, amount, account, payload, code: codeOf(payload) };
}

export function billHere(db: ReadDb, sale: SaleId, part: number): string {
  const { outlet, till } = enrolled(db);
  return billOf(outletOf(db, outlet).code, till, sale, part);
}

/** As banks write it: capitals without marks, cut where the standard ends; undefined where nothing of it can be written. */
function nameInCode(name: string): string | undefined {
  const plain = fold(name)
    .toUpperCase()
    .replaceAll(/[^\x20-\x7e]/g, '')
    .slice(0, TEXT_LIMIT)
    .trim();
  return plain === '' ? undefined : plain;
}

function buyersView({ amount, bill, account, code, received }: ShownTransfer): DisplayTransfer {
  return {
    amount,
    bill,
    account: { number: account.account, name: account.name },
    code: [...code],
    state: received >= amount ? 'arrived' : received > 0 ? 'partial' : 'waiting',
    ...(account.demo && { demo: true }),
  };
}

type Hearing = { readonly signal: AbortSignal; readonly hear: (change: Partial<ShownTransfer>) => void };

/** Until the code is gone from the screen, also once all of it came: somebody may pay twice. */
async function keepAsking({ db, signer, clock, askEvery }: TransferParts, bill: string, { signal, hear }: Hearing) {
  while (!signal.aborted) {
    const by = signer();
    if (!by) return;
    try {
      const received = await askBank({ enrolment: enrolled(db), signer: by, bill, at: clock(), signal });
      if (!signal.aborted) hear({ received, centre: 'asked' });
    } catch {
      // Whatever is wrong with the line or the centre, the cashier looks into the account as before.
      if (!signal.aborted) hear({ centre: 'away' });
    }
    await sleep(askEvery, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
