import { canonical } from '../../../src/shared/journal/canonical.ts';
import {
  aDayAtTheTill,
  aKey,
  append,
  appendText,
  aSaleBody,
  emptyJournal,
  enrolled,
  exported,
  type Journal,
  publicKeyOf,
  shiftOpened,
  sold,
} from './aJournal.ts';

const ANNOUNCED = '0192f0c1-2a00-7000-8000-0000000000aa';

/** Ways to falsify a journal, for any verifier of docs/journal-format.md to see through. */

type Forgery = { readonly what: string; readonly file: string };

const good = exported(aDayAtTheTill());
const lines = good.trimEnd().split('\n');
const header = JSON.parse(lines[0] as string) as Record<string, unknown> & { head: Record<string, unknown> };

const joined = (list: readonly string[]): string => `${list.join('\n')}\n`;
const at = (line: number): string => lines[line] as string;
const without = (line: number): string => joined(lines.filter((_, n) => n !== line));
/** The file with another text in one line. */
const edited = (line: number, from: string, to: string): string => {
  if (!at(line).includes(from)) throw new Error(`line ${line} has no ${from}`);
  return joined(lines.with(line, at(line).replace(from, to)));
};
const headed = (change: Record<string, unknown>, rest = lines.slice(1)): string =>
  joined([JSON.stringify({ ...header, ...change }), ...rest]);
const swapped = joined(lines.with(3, at(4)).with(4, at(3)));
const fields = (line: number): readonly string[] => at(line).split('\t');
const withField = (line: number, field: number, text: string): string =>
  joined(lines.with(line, fields(line).with(field, text).join('\t')));

/** Whoever has no key can only edit the file. */
const byHand: readonly Forgery[] = [
  { what: 'line 1 without its LF', file: exported(emptyJournal()).trimEnd() },
  { what: 'a price made smaller', file: edited(3, '"price":25000', '"price":15000') },
  { what: 'a name changed by one mark', file: edited(3, 'Muối', 'Muỗi') },
  { what: 'a space put in', file: edited(3, '"body":', '"body": ') },
  { what: 'a seq changed', file: edited(3, '"seq":3', '"seq":4') },
  { what: 'a prev changed', file: edited(3, '"prev":"', '"prev":"0') },
  { what: 'a time changed', file: edited(4, '"at":1', '"at":2') },
  { what: 'an actor changed', file: edited(4, 'NV-01', 'NV-02') },
  { what: 'an epoch changed', file: edited(4, '"epoch":1', '"epoch":2') },
  { what: 'a hash changed', file: withField(3, 1, fields(4)[1] as string) },
  { what: 'a hash in capitals', file: withField(3, 1, (fields(3)[1] as string).toUpperCase()) },
  { what: 'a signature of another entry', file: withField(3, 2, fields(4)[2] as string) },
  { what: 'a signature cut short', file: withField(3, 2, (fields(3)[2] as string).slice(0, -4)) },
  { what: 'a signature left out', file: joined(lines.with(3, fields(3).slice(0, 2).join('\t'))) },
  { what: 'a fourth part behind the signature', file: joined(lines.with(3, `${at(3)}\tmore`)) },
  { what: 'the first entry dropped', file: without(1) },
  { what: 'an entry dropped from the middle', file: without(3) },
  { what: 'the last entry dropped', file: without(lines.length - 1) },
  { what: 'all entries dropped', file: joined(lines.slice(0, 1)) },
  {
    what: 'an entry dropped and the header’s count made to match',
    file: headed({ entries: 5 }, lines.toSpliced(4, 1).slice(1)),
  },
  { what: 'two entries swapped', file: swapped },
  { what: 'an entry twice', file: joined(lines.toSpliced(4, 0, at(4))) },
  { what: 'an empty line', file: joined(lines.toSpliced(4, 0, '')) },
  { what: 'a carriage return at a line’s end', file: joined(lines.with(4, `${at(4)}\r`)) },
  { what: 'the last line feed cut off', file: good.slice(0, -1) },
  { what: 'half of the last line cut off', file: good.slice(0, -200) },
  { what: 'rubbish behind the end', file: `${good}rubbish\n` },
  { what: 'more entries in the header than there are', file: headed({ entries: 7 }) },
  { what: 'another head in the header', file: headed({ head: { ...header.head, hash: 'f'.repeat(64) } }) },
  { what: 'another epoch of the head', file: headed({ head: { ...header.head, epoch: 2 } }) },
  { what: 'another device in the header', file: headed({ device: '0192f0c1-2a00-7000-8000-00000000000e' }) },
  { what: 'another key in the header', file: headed({ publicKey: publicKeyOf(aKey(2)) }) },
];

const open = shiftOpened(enrolled());
const sale = aSaleBody(open);
const rawSale = (change: Record<string, unknown>): Journal =>
  append(open, 'sale', { ...sale, ...(change as Partial<typeof sale>) });
const signedText = (body: string): string => exported(appendText(open, { kind: 'sale', body }));

const SHOP = { id: 'BL01', code: 'BL01', name: 'Điểm trưng bày', address: '' };
const PARTNER = { id: 'CM02', code: 'CM02', name: 'Đối tác Cà Mau', address: 'Phường Tân Thành' };

const TRANSFER = {
  device: '00000000-0000-7a1b-8c2d-000000000001',
  entry: '0192f0c1-2a00-7000-8000-0000000000ee',
  number: 'CM02-1-CK000004',
  day: '2026-11-20',
  from: PARTNER,
};

const COUNT = '0192f0c1-2a00-7000-8000-0000000000ee';

/** Whoever holds the till's key can sign anything, but not make it add up. */
const withTheKey: readonly Forgery[] = [
  { what: 'a photograph named by no hash', file: exported(asked({ photo: 'AB'.repeat(32) })) },
  { what: 'all signed again by another key, the enrolment left as it was', file: exported({ ...resigned(aKey(2)) }) },
  { what: 'a journal that does not begin with the enrolment', file: exported(shiftOpened(emptyJournal())) },
  {
    what: 'a second enrolment',
    file: exported(append(open, 'till-enrolled', JSON.parse(open.entries[0]?.body ?? ''))),
  },
  { what: 'a first epoch of 2', file: exported(shiftOpened(emptyJournal(), 2)) },
  { what: 'an epoch that goes back', file: exported(sold(sold(open, 1, 2), 1, 1)) },
  { what: 'a total that is not the sum of the lines', file: exported(rawSale({ total: sale.total + 1 })) },
  { what: 'VAT that is not in the gross', file: exported(rawSale({ vat: [] })) },
  { what: 'change that was never due', file: exported(rawSale({ change: sale.change + 1_000 })) },
  { what: 'a running total that skips a sale', file: exported(sold({ ...open, running: sale.running })) },
  { what: 'returns that nobody made', file: exported(rawSale({ running: { ...sale.running, returned: 1_000 } })) },
  { what: 'a slip number used twice', file: exported(rawSaleTwice()) },
  { what: 'a sale of no shift', file: exported(rawSale({ shift: '0192f0c1-2a00-7000-8000-0000000000bb' })) },
  { what: 'a sale of another day than its shift’s', file: exported(rawSale({ day: '2026-11-23' })) },
  { what: 'a copy of a slip that was never sold', file: exported(copied('0192f0c1-2a00-7000-8000-0000000000cc', 1)) },
  { what: 'a second copy without a first', file: exported(copied(undefined, 2)) },
  { what: 'a lot without a name', file: exported(labelled({ lot: '' })) },
  { what: 'a label that says nothing', file: exported(labelled({})) },
  { what: 'a last day that is none', file: exported(labelled({ expires: '2027-13-01' })) },
  { what: 'more of a line of lots than there is of it', file: exported(fromLots([aLot({ quantity: 1_001 })])) },
  { what: 'a lot twice in a line', file: exported(fromLots([aLot({ quantity: 1 }), aLot({ quantity: 1 })])) },
  {
    what: 'a lot of two products',
    file: exported(received(fromLots([aLot({ quantity: 1_000 })]), { product: 'SP-9' })),
  },
  { what: 'a lot for less than nothing', file: exported(received(open, { terms: { kind: 'bought', cost: -1 } })) },
  { what: 'a lot without an owner', file: exported(received(open, { owner: undefined })) },
  {
    what: 'goods received without a number of their series',
    file: exported(received(open, {}, { number: 'BL01-2-000009' })),
  },
  { what: 'the number of a document used again', file: exported(received(received(open, {}), {})) },
  { what: 'nothing received', file: exported(received(open, {}, { lines: [] })) },
  { what: 'goods received while practising', file: exported(received(practising(), {})) },
  { what: 'goods written off for no reason that is known', file: exported(writtenOff(open, { why: 'lost' })) },
  { what: 'goods written off with a photograph named by no hash', file: exported(writtenOff(open, { photo: 'ab' })) },
  { what: 'goods written off while practising', file: exported(writtenOff(practising(), {})) },
  { what: 'a producer settled with while practising', file: exported(settled(practising())) },
  { what: 'more owed to a producer than the lines say', file: exported(settled(open, {}, { payable: 63_751 })) },
  { what: 'less commission than the lines say', file: exported(settled(open, {}, { commission: 11_249 })) },
  {
    what: 'a commission that is not of the terms',
    file: exported(settled(open, { commission: 11_500, payable: 63_500 })),
  },
  { what: 'a đồng lost between shop and producer', file: exported(settled(open, { payable: 63_749 })) },
  {
    what: 'what the producer bore paid out to them',
    file: exported(settled(open, { borne: { shop: 0, producer: 5_000, programme: 0 } })),
  },
  {
    what: 'goods of somebody else settled',
    file: exported(settled(open, {}, { producer: { id: 'CT-2', name: 'Khác' } })),
  },
  { what: 'a period that ends before it begins', file: exported(settled(open, {}, { from: '2099-01-01' })) },
  { what: 'the number of a settlement used again', file: exported(settled(settled(open))) },
  { what: 'a settlement of nothing', file: exported(settled(open, {}, { lines: [] })) },
  { what: 'a producer paid more than was owed', file: exported(paid(settled(open), { amount: 63_751 })) },
  { what: 'a producer paid while practising', file: exported(paid(practising())) },
  { what: 'a producer paid nothing', file: exported(paid(settled(open), { amount: 0 })) },
  { what: 'a producer paid by means nobody knows', file: exported(paid(settled(open), { means: { kind: 'gold' } })) },
  { what: 'a producer paid out of the drawer less than left it', file: exported(paidFromDrawer(61_000)) },
  {
    what: 'a producer paid with cash that never left the drawer',
    file: exported(paid(settled(open), { means: { kind: 'cash', drawer: '0192f0c1-2a00-7000-8000-0000000000dd' } })),
  },
  {
    what: 'two producers paid with the same cash',
    file: exported(paidTwice()),
  },
  {
    what: 'goods received of an announcement without its name',
    file: exported(received(open, {}, { announced: '117' })),
  },
  {
    what: 'announced goods received twice',
    file: exported(
      received(received(open, {}, { announced: ANNOUNCED }), {}, { number: 'BL01-2-NK000002', announced: ANNOUNCED }),
    ),
  },
  { what: 'goods sent to where they are', file: exported(sent({ to: SHOP })) },
  { what: 'goods sent with a paper that nobody knows', file: exported(sent({ paper: 'gift' })) },
  { what: 'goods sent by a carrier without a name', file: exported(sent({ carriage: { carrier: '' } })) },
  { what: 'goods sent while practising', file: exported(sent({}, practising())) },
  { what: 'goods sent under the number of another series', file: exported(sent({ number: 'BL01-2-NC000001' })) },
  { what: 'goods accepted while practising', file: exported(arrived({}, practising())) },
  { what: 'goods accepted twice', file: exported(arrived({}, arrived({ number: 'BL01-2-NC000009' }))) },
  { what: 'goods of no transfer accepted', file: exported(arrived({ of: null })) },
  { what: 'goods missing for no reason', file: exported(cameOf({ arrived: 900 })) },
  { what: 'a reason why all is there', file: exported(cameOf({ arrived: 1_000, why: 'missing' })) },
  { what: 'more than was sent called missing', file: exported(cameOf({ arrived: 1_100, why: 'missing' })) },
  { what: 'less than was sent called more', file: exported(cameOf({ arrived: 900, why: 'more' })) },
  { what: 'less than nothing arrived', file: exported(cameOf({ arrived: -1, why: 'missing' })) },
  {
    what: 'a lot that arrives as another product than it was sold as',
    file: exported(cameOf({ arrived: 1_000, product: 'SP-9' }, fromLots([aLot({ quantity: 400 })]))),
  },
  { what: 'less than nothing counted', file: exported(counted(open, {}, { quantity: -1 })) },
  { what: 'a count of nothing that is known', file: exported(counted(open, { scope: { kind: 'moon' } })) },
  { what: 'a line counted backwards in time', file: exported(counted(open, {}, { since: 20, at: 10 })) },
  { what: 'goods counted while practising', file: exported(counted(practising(), {})) },
  { what: 'a sheet of a count that is over', file: exported(counted(adjusted(open, {}), {})) },
  { what: 'a count closed twice', file: exported(adjusted(adjusted(open, {}), { number: 'BL01-2-KK000002' })) },
  { what: 'a count closed while practising', file: exported(adjusted(practising(), {})) },
  { what: 'a count without a number of its series', file: exported(adjusted(open, { number: 'BL01-2-NK000001' })) },
  { what: 'differences that are not what was counted', file: exported(adjusted(open, {}, { counted: 9_000 })) },
  {
    what: 'a product that differs in nothing',
    file: exported(adjusted(open, {}, { expected: 4_000, differences: [] })),
  },
  {
    what: 'a lot adjusted twice',
    file: exported(adjusted(open, {}, { differences: [{ quantity: -500 }, { quantity: -500 }] })),
  },
  { what: 'a count given up that books something', file: exported(adjusted(open, { dropped: true })) },
  { what: 'a float for a price', file: signedText('{"price":0.5}') },
  { what: 'a whole number written with a fraction', file: signedText('{"price":1.0}') },
  { what: 'a whole number written with an exponent', file: signedText('{"price":1e3}') },
  { what: 'minus zero', file: signedText('{"price":-0}') },
  { what: 'a number past 2^53', file: signedText('{"price":9007199254740993}') },
  { what: 'members out of order', file: signedText('{"b":1,"a":2}') },
  { what: 'a member twice', file: signedText('{"a":1,"a":1}') },
  { what: 'a needless escape', file: signedText('{"a":"\\u0041"}') },
  { what: 'a lone surrogate', file: signedText('{"a":"\\ud800"}') },
  { what: 'NaN', file: signedText('{"a":NaN}') },
  { what: 'a body that is no object', file: signedText('[]') },
  { what: 'nesting without end', file: signedText(`{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`) },
];

/** A sale whose first line keeps what its label says. */
function labelled(pack: Record<string, unknown>): Journal {
  const [first, ...others] = sale.lines;
  return rawSale({ lines: [{ ...first, pack }, ...others] });
}

/** Goods of one lot, as an entry tells them. */
function aLot(more: Record<string, unknown>): Record<string, unknown> {
  return {
    id: '0192f0c1-2a00-7000-8000-0000000000dd',
    code: 'L-02/A',
    owner: { id: 'CT-1', name: 'HTX Muối Long Điền' },
    terms: { kind: 'consigned', perMille: 150 },
    ...more,
  };
}

/** A sale whose first line, a pack of salt, was taken from lots. */
function fromLots(lots: readonly Record<string, unknown>[]): Journal {
  const [first, ...others] = sale.lines;
  return { ...rawSale({ lines: [{ ...first, lots }, ...others] }), running: sale.running };
}

function withText(journal: Journal, kind: string, body: unknown): Journal {
  return appendText(journal, { kind, body: canonical(JSON.parse(JSON.stringify(body))) });
}

function received(journal: Journal, lot: Record<string, unknown>, more: Record<string, unknown> = {}): Journal {
  const { day, cashier: by } = sale;
  const line = { lot: aLot({ product: sale.lines[0]?.product, ...lot }), name: 'Muối', unit: 'gói', quantity: 5_000 };
  return withText(journal, 'goods-received', { number: 'BL01-2-NK000001', day, by, lines: [line], ...more });
}

function writtenOff(journal: Journal, more: Record<string, unknown>): Journal {
  const { day, cashier: by } = sale;
  const line = { product: sale.lines[0]?.product, name: 'Muối', unit: 'gói', quantity: 1_000, lot: aLot({}) };
  return withText(journal, 'goods-written-off', {
    number: 'BL01-2-XH000001',
    day,
    by,
    why: 'damaged',
    lines: [line, { ...line, lot: undefined }],
    ...more,
  });
}

function sent(more: Record<string, unknown>, journal: Journal = open): Journal {
  const { day, cashier: by } = sale;
  const line = { product: sale.lines[0]?.product, name: 'Muối', unit: 'gói', quantity: 1_000, lot: aLot({}) };
  return withText(journal, 'goods-sent', {
    number: 'BL01-2-CK000001',
    day,
    by,
    from: SHOP,
    to: PARTNER,
    paper: 'internal',
    lines: [line, { ...line, lot: undefined }],
    ...more,
  });
}

function counted(journal: Journal, more: Record<string, unknown>, line: Record<string, unknown> = {}): Journal {
  const { day, cashier: by } = sale;
  const found = { product: sale.lines[0]?.product, name: 'Muối', unit: 'gói', quantity: 4_000, at: 10, ...line };
  const body = { count: COUNT, scope: { kind: 'shop' }, blind: true, day, by, lines: [found], ...more };
  return withText(journal, 'goods-counted', body);
}

function adjusted(journal: Journal, more: Record<string, unknown>, line: Record<string, unknown> = {}): Journal {
  const { day, cashier: by } = sale;
  const differences = [{ quantity: -2_000, lot: aLot({}) }, { quantity: 1_000 }];
  const differs = { product: sale.lines[0]?.product, name: 'Muối', unit: 'gói', counted: 4_000, expected: 5_000 };
  return withText(journal, 'stock-adjusted', {
    number: 'BL01-2-KK000001',
    day,
    by,
    count: COUNT,
    scope: { kind: 'shop' },
    reason: 'Kiểm kê cuối tháng',
    sheets: [COUNT],
    heard: [{ till: 1, upTo: null }],
    products: 1,
    lines: [{ ...differs, differences, ...line }],
    ...more,
  });
}

function arrived(more: Record<string, unknown>, journal: Journal = open): Journal {
  const { day, cashier: by } = sale;
  const line = { product: sale.lines[0]?.product, name: 'Muối', unit: 'gói', sent: 1_000, arrived: 1_000 };
  const both = [line, { ...line, arrived: 400, why: 'damaged', lot: aLot({}) }];
  return withText(journal, 'goods-arrived', { number: 'BL01-2-NC000001', day, by, of: TRANSFER, lines: both, ...more });
}

function cameOf(line: Record<string, unknown>, journal: Journal = open): Journal {
  const goods = { product: sale.lines[0]?.product, name: 'Muối', unit: 'gói', sent: 1_000, lot: aLot({}) };
  return arrived({ lines: [{ ...goods, ...line }] }, journal);
}

/** A settlement for three packs of salt, sold on consignment. */
function settled(journal: Journal, line: Record<string, unknown> = {}, more: Record<string, unknown> = {}): Journal {
  const { day, cashier: by } = sale;
  const all = {
    product: sale.lines[0]?.product,
    name: 'Muối',
    unit: 'gói',
    lot: aLot({}),
    terms: { kind: 'consigned', perMille: 150 },
    sold: 3_000,
    returned: 0,
    taken: 0,
    paid: 70_000,
    borne: { shop: 5_000, producer: 0, programme: 0 },
    commission: 11_250,
    payable: 63_750,
    left: 2_000,
    ...line,
  };
  return withText(journal, 'producer-settled', {
    number: 'BL01-2-QT000001',
    day,
    by,
    producer: { id: 'CT-1', name: 'HTX Muối Long Điền' },
    until: day,
    lines: [all],
    commission: all.commission,
    payable: all.payable,
    before: { payable: 0, paid: 0 },
    asOf: [{ device: journal.entries[0]?.header.device, till: 2, seq: 2 }],
    ...more,
  });
}

function paid(journal: Journal, more: Record<string, unknown> = {}): Journal {
  const { day, cashier: by } = sale;
  return withText(journal, 'producer-paid', {
    number: 'BL01-2-TT000001',
    day,
    by,
    producer: { id: 'CT-1', name: 'HTX Muối Long Điền' },
    amount: 60_000,
    means: { kind: 'transfer', reference: 'FT-1' },
    before: { payable: 63_750, paid: 0 },
    ...more,
  });
}

/** Cash that left the drawer, and a payment that names it. */
function paidFromDrawer(amount: number, more: Record<string, unknown> = {}): Journal {
  const out = withText(settled(open), 'cash-moved', {
    shift: sale.shift,
    direction: 'out',
    amount,
    reason: 'Trả chủ thể',
    cashier: sale.cashier,
  });
  return paid(out, { means: { kind: 'cash', drawer: out.entries.at(-1)?.header.id }, ...more });
}

function paidTwice(): Journal {
  const once = paidFromDrawer(30_000, { amount: 30_000 });
  const drawer = once.entries.at(-2)?.header.id;
  return paid(once, { number: 'BL01-2-TT000002', amount: 30_000, means: { kind: 'cash', drawer } });
}

function practising(): Journal {
  return append(open, 'training-switched', { on: true });
}

function resigned(key: Journal['key']): Journal {
  const first = aDayAtTheTill().entries[0];
  return sold(shiftOpened(appendText(emptyJournal(key), { kind: 'till-enrolled', body: first?.body ?? '' })));
}

function rawSaleTwice(): Journal {
  const once = sold(open);
  return append(once, 'sale', { ...aSaleBody(once), number: sale.number });
}

function copied(ofSale: string | undefined, copy: number): Journal {
  const once = sold(open);
  const id = ofSale ?? once.entries.at(-1)?.header.id;
  return appendText(once, { kind: 'slip-reprinted', body: JSON.stringify({ copy, sale: id }) });
}

export const FORGERIES: readonly Forgery[] = [...byHand, ...withTheKey];

/** Files that are no journal at all, or of a version nobody knows yet. */
export const UNREADABLE: readonly Forgery[] = [
  { what: 'nothing', file: '' },
  { what: 'an empty line', file: '\n' },
  { what: 'a picture', file: '\u0089PNG\r\n\u001a\n\u0000' },
  { what: 'a byte-order mark', file: `\ufeff${good}` },
  { what: 'entries without a header', file: joined(lines.slice(1)) },
  { what: 'half a header', file: at(0).slice(0, 50) },
  { what: 'another format', file: headed({ format: 'quay-catalogue' }) },
  { what: 'a version of the future', file: headed({ version: 2 }) },
  { what: 'a version in words', file: headed({ version: '1' }) },
  { what: 'no key', file: headed({ publicKey: undefined }) },
  { what: 'a key that is none', file: headed({ publicKey: 'A'.repeat(60) }) },
  { what: 'no head', file: headed({ head: null }) },
  { what: 'a count that is none', file: headed({ entries: -1 }) },
];

/** Journals that a verifier must call proved. */
export const TRUE_ONES: readonly Forgery[] = [
  { what: 'a day at the till', file: good },
  { what: 'nothing sold yet', file: exported(enrolled()) },
  { what: 'nothing at all', file: exported(emptyJournal()) },
  { what: 'a header in another order, with spaces and a member of its own', file: reordered() },
  { what: 'a lot and its last day', file: exported(labelled({ lot: 'L-02/A', expires: '2027-01-28' })) },
  { what: 'a lot alone', file: exported(labelled({ lot: 'L02' })) },
  { what: 'a code that nobody knew', file: exported(asked({ code: '8938507000006' })) },
  { what: 'a photograph of it', file: exported(asked({ code: '8938507000006', photo: 'ab'.repeat(32) })) },
  { what: 'goods of a lot that no entry here received', file: exported(sold(fromLots([aLot({ quantity: 400 })]))) },
  {
    what: 'goods received with and without a last day, a note beside them, and some written off',
    file: exported(
      writtenOff(
        received(
          received(open, {}, { note: 'PG-12', approvedBy: { id: 'NV-02', name: 'Hương' } }),
          { expires: '2027-01-28' },
          { number: 'BL01-2-NK000002' },
        ),
        {},
      ),
    ),
  },
  {
    what: 'a document of goods printed again',
    file: exported(printedAgain(writtenOff(open, { approvedBy: { id: 'NV-02', name: 'Hương' } }))),
  },
  {
    what: 'goods written off with a photograph of them',
    file: exported(writtenOff(open, { photo: 'ab'.repeat(32) })),
  },
  { what: 'announced goods received', file: exported(received(open, {}, { announced: ANNOUNCED })) },
  {
    what: 'goods sent with all that a paper asks for, and goods of others accepted with differences',
    file: exported(
      arrived(
        { note: 'Thùng ướt' },
        sent({
          paper: 'agent',
          note: 'Gấp',
          carriage: {
            order: '12/ĐĐ',
            orderedOn: '2026-11-19',
            reason: 'Bổ sung hàng',
            carrier: 'Ba Tâm',
            vehicle: '69C-012.34',
            contract: 'HĐ-7',
          },
          approvedBy: { id: 'NV-02', name: 'Hương' },
        }),
      ),
    ),
  },
  { what: 'all of a transfer arrived, or more of it', file: exported(cameOf({ arrived: 1_100, why: 'more' })) },
  {
    what: 'a count of a shelf, begun, counted with a lot and without, counted anew, closed, and its slip printed again',
    file: exported(
      printedAgain(
        adjusted(
          counted(
            counted(
              counted(open, { lines: [], scope: { kind: 'shelf', name: 'Kệ 1' } }),
              { place: 'Kệ 1' },
              { lot: aLot({}) },
            ),
            { recount: true, blind: false },
            { since: 5, quantity: 0 },
          ),
          { approvedBy: { id: 'NV-02', name: 'Hương' }, heard: [{ till: 1, upTo: 1_795_000_000_000 }] },
          { price: 12_000 },
        ),
      ),
    ),
  },
  {
    what: 'a count of a producer’s goods that was given up',
    file: exported(
      adjusted(counted(open, { scope: { kind: 'producer', producer: { id: 'CT-1', name: 'HTX' } } }), {
        scope: { kind: 'category', category: 'Muối' },
        dropped: true,
        lines: [],
      }),
    ),
  },
  { what: 'a producer settled with', file: exported(settled(open)) },
  {
    what: 'a producer settled with for goods of no lot, and for goods that were bought',
    file: exported(
      settled(
        settled(open, { lot: undefined }),
        {
          terms: { kind: 'bought', cost: 20_000 },
          lot: aLot({ terms: { kind: 'bought', cost: 20_000 } }),
          taken: 3_000,
          commission: 0,
          payable: 60_000,
        },
        { number: 'BL01-2-QT000002', from: sale.day, approvedBy: { id: 'NV-02', name: 'Hương' } },
      ),
    ),
  },
  { what: 'a producer paid by transfer', file: exported(paid(settled(open))) },
  { what: 'a producer paid in cash, not from the drawer', file: exported(paid(open, { means: { kind: 'cash' } })) },
  { what: 'a producer paid out of the drawer', file: exported(paidFromDrawer(60_000)) },
  { what: 'a till restored twice, its epochs 1, 2 and 4', file: exported(sold(sold(sold(open, 1, 1), 2, 2), 3, 4)) },
  {
    what: 'an entry of a kind nobody knows yet',
    file: exported(sold(appendText(open, { kind: 'goods-blessed', body: '{"lines":[]}' }))),
  },
  {
    what: 'names whose order shows which kind of sorting was meant',
    file: exported(appendText(open, { kind: 'till-tested', body: '{"😀":1,"\ufb33":2}' })),
  },
  {
    what: 'a text with every break that is no line feed',
    file: exported(appendText(open, { kind: 'note', body: '{"a":"\u0085\u2028\u2029\u007f"}' })),
  },
  {
    what: 'a text with the mark of what could not be read',
    file: exported(appendText(open, { kind: 'note', body: '{"a":"\ufffd"}' })),
  },
];

function printedAgain(journal: Journal): Journal {
  return withText(journal, 'slip-reprinted', { entry: journal.entries.at(-1)?.header.id, copy: 1 });
}

function asked(more: Record<string, string>): Journal {
  const { shift, day } = sale;
  return appendText(open, {
    kind: 'missed-demand',
    body: canonical({ shift, day, text: 'Mắm ruốc', ...more }),
  });
}

function reordered(): string {
  const { format, ...rest } = header;
  return joined([
    JSON.stringify({ ...rest, note: 'for the inspector', format }, null, 1).replaceAll('\n', ' '),
    ...lines.slice(1),
  ]);
}
