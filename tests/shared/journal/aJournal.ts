import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { addToCart, emptyCart } from '../../../src/shared/cart/cart.ts';
import type { Outlet } from '../../../src/shared/catalogue/outlet.ts';
import type { Instant } from '../../../src/shared/day.ts';
import { DeviceId, EntryId, OutletId, ProductId, SaleId, ShiftId, uuidv7 } from '../../../src/shared/id.ts';
import type { Head } from '../../../src/shared/journal/chain.ts';
import {
  type BodyOf,
  bodyText,
  type EntryHeader,
  type EntryKind,
  entryText,
} from '../../../src/shared/journal/entry.ts';
import { Hash, NO_HASH } from '../../../src/shared/journal/hash.ts';
import { dong } from '../../../src/shared/money.ts';
import { priceCart } from '../../../src/shared/pricing/priceCart.ts';
import { quantity } from '../../../src/shared/quantity.ts';
import { isRefusal } from '../../../src/shared/refusal.ts';
import { type RunningTotals, type SaleBody, slipNumber } from '../../../src/shared/sale/sale.ts';
import { settle } from '../../../src/shared/sale/settle.ts';
import { anItem, aWeighedItem } from '../../support/aCart.ts';
import { aDay } from '../../support/aProduct.ts';

/** A small till's journal with real hashes and signatures, the same bytes every time it is built. */

export const DEVICE = DeviceId.parse('0192f0c1-2a00-7000-8000-00000000000d');
const SHIFT = ShiftId.parse('0192f0c1-2a00-7000-8000-0000000000aa');
/** 22 November 2026, 14:02 in Bạc Liêu. */
const MORNING = Date.UTC(2026, 10, 22, 7, 2) as Instant;
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** @param seed any small number: each gives another key */
export function aKey(seed = 1): KeyObject {
  const key = Buffer.concat([PKCS8_ED25519, Buffer.alloc(32, seed)]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

export function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
}

export const AN_OUTLET: Outlet = {
  id: OutletId.parse('OUT-1'),
  code: 'BL01',
  name: 'Showroom OCOP Bạc Liêu',
  address: '12 Trần Phú, phường Bạc Liêu, tỉnh Cà Mau',
  phone: '0291 000 000',
  taxCode: '',
  cashRounding: '1000',
  zone: 'Asia/Ho_Chi_Minh',
};

export type Stored = {
  readonly header: EntryHeader;
  readonly body: string;
  readonly text: string;
  readonly hash: Hash;
  readonly sig: string;
};

export type Journal = {
  readonly device: DeviceId;
  readonly key: KeyObject;
  readonly entries: readonly Stored[];
  readonly head: Head;
  readonly running: RunningTotals;
};

/** An id that says when it was made and which one it is. */
function anId(n: number): string {
  const random = new Uint8Array(10);
  random[9] = n;
  return uuidv7(MORNING + n * 60_000, random);
}

export function emptyJournal(key = aKey(), device = DEVICE): Journal {
  const running = { sold: dong(0), returned: dong(0) };
  return { device, key, entries: [], head: { epoch: 0, seq: 0, hash: NO_HASH }, running };
}

export function append<K extends EntryKind>(journal: Journal, kind: K, body: BodyOf<K>, epoch = 1): Journal {
  return appendText(journal, { kind, body: bodyText(body), epoch });
}

/** Appends a body as it is given, right or wrong, properly chained and signed. */
export function appendText(
  journal: Journal,
  { kind, body, epoch = 1 }: { readonly kind: string; readonly body: string; readonly epoch?: number },
): Journal {
  const seq = journal.head.seq + 1;
  const header = {
    device: journal.device,
    epoch,
    seq,
    id: EntryId.parse(anId(seq)),
    at: (MORNING + seq * 60_000) as Instant,
    actor: kind === 'till-enrolled' ? 'till' : 'NV-01',
    kind,
    prev: journal.head.hash,
  };
  const text = entryText(header, body);
  const digest = createHash('sha256').update(text).digest();
  const hash = Hash.parse(digest.toString('hex'));
  const sig = sign(null, digest, journal.key).toString('base64');
  return { ...journal, entries: [...journal.entries, { header, body, text, hash, sig }], head: { epoch, seq, hash } };
}

export function enrolled(key = aKey()): Journal {
  const body = { outlet: AN_OUTLET.id, outletCode: AN_OUTLET.code, till: 2, publicKey: publicKeyOf(key) };
  return append(emptyJournal(key), 'till-enrolled', body);
}

export function shiftOpened(journal: Journal, epoch = 1): Journal {
  const body = { shift: SHIFT, day: aDay('2026-11-22'), float: dong(500_000), cashier: 'Hoa', outlet: AN_OUTLET };
  return append(journal, 'shift-opened', body, epoch);
}

/** @param pieces packs of salt, beside 355 g of shrimp: so a sale has two rates, stars and rounding */
export function aSaleBody(journal: Journal, pieces = 1, epoch = 1): SaleBody {
  let cart = emptyCart(SaleId.parse(anId(journal.head.seq + 1)));
  const salt = anItem({ name: 'Muối ba thạc "Bạc Liêu"\t500 g' });
  const fish = anItem({ product: ProductId.parse('SP-003'), name: 'Khô cá 🐟', price: dong(33_333) });
  for (const [item, amount] of [
    [salt, pieces * 1_000],
    [aWeighedItem(), 355],
    [fish, 2_000],
  ] as const) {
    const next = addToCart(cart, item, quantity(amount));
    if (isRefusal(next)) throw new Error(next.refused);
    cart = next;
  }
  const body = settle(cart, priceCart(cart), [{ kind: 'cash', given: dong(5_000_000) }], {
    number: slipNumber('BL01', 2, epoch, journal.head.seq),
    day: aDay('2026-11-22'),
    shift: SHIFT,
    cashier: 'Hoa',
    cashRounding: '1000',
    training: false,
    running: journal.running,
  });
  if (isRefusal(body)) throw new Error(body.refused);
  return body;
}

export function sold(journal: Journal, pieces = 1, epoch = 1): Journal {
  const body = aSaleBody(journal, pieces, epoch);
  return { ...append(journal, 'sale', body, epoch), running: body.running };
}

/** Enrolled, opened, three sales, the first of them printed again. */
export function aDayAtTheTill(key = aKey()): Journal {
  const open = shiftOpened(enrolled(key));
  const after = sold(sold(sold(open, 1), 2), 3);
  return append(after, 'slip-reprinted', { sale: SaleId.parse(anId(3)), copy: 1 });
}

/** The export file of docs/journal-format.md. */
export function exported(journal: Journal): string {
  const header = {
    format: 'quay-journal',
    version: 1,
    device: journal.device,
    publicKey: publicKeyOf(journal.key),
    entries: journal.entries.length,
    head: journal.head,
  };
  const lines = journal.entries.map(({ text, hash, sig }) => `${text}\t${hash}\t${sig}`);
  return `${[JSON.stringify(header), ...lines].join('\n')}\n`;
}
