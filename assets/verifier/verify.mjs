#!/usr/bin/env node
// Verifies an export of Quay OCOP's journals by itself: one file, Node.js 20.15 or newer, no network, none of the product's code.
// Written from docs/journal-format.md; the numbers in comments are its sections. It proves hashes, signatures, chains, witnesses, and money: lines, VAT,
// running totals, Z reports, sums by day. Of all other bodies that the till signed them so, and not that they add up: `quay journal verify` does.
// usage: node verify.mjs [--lang vi|en] [--json] [--slip CODE]... FILE        exit: 0 proved, 1 something is wrong, 2 unreadable
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { parseArgs } from 'node:util';
import { crc32, createInflateRaw } from 'node:zlib';
class Unreadable extends Error {}
const unreadable = (why) => { throw new Unreadable(why); };
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const OFFICE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/;
const [HASH, NO_HASH] = [/^[0-9a-f]{64}$/, '0'.repeat(64)];
const [FAULT_LIMIT, LONGEST_LINE, CHUNK] = [100, 16 * 1024 * 1024, 256 * 1024];
const whole = (value, low = -Number.MAX_SAFE_INTEGER) => Number.isSafeInteger(value) && value >= low;
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const attempt = (read) => { try { return read(); } catch { return undefined; } };
const utf8 = (bytes) => attempt(() => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
const json = (text) => (text === undefined ? undefined : attempt(() => JSON.parse(text)));
const time = (at) => (at > 8.64e15 ? String(at) : new Date(at).toISOString());
const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const base64 = (text, length, bytes = Buffer.from(String(text), 'base64')) => bytes.length === length && bytes.toString('base64') === text ? bytes : undefined;
function keyOf(text, der = base64(text, 44)) {
  const isEd25519 = der?.subarray(0, 12).toString('hex') === '302a300506032b6570032100';
  return isEd25519 ? createPublicKey({ key: der, format: 'der', type: 'spki' }) : undefined;
}
function canonical(value) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isSafeInteger(value)) return Object.is(value, -0) ? '0' : String(value);
  if (typeof value === 'string' && value.isWellFormed()) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) throw new Error('no canonical form');
  return `{${Object.keys(value).sort().map((name) => `${canonical(name)}:${canonical(value[name])}`).join(',')}}`;
}
const name40 = (v) => typeof v === 'string' && v.length >= 1 && v.length <= 40;
const MEMBERS = { actor: name40, at: (v) => whole(v, 0), body: isObject, device: (v) => UUID.test(v), epoch: (v) => whole(v, 1),
  id: (v) => UUID.test(v), kind: name40, prev: (v) => HASH.test(v), seq: (v) => whole(v, 1) };
function entryOf(bytes) {
  const text = utf8(bytes);
  const entry = json(text);
  const hasItsMembers = isObject(entry) && Object.keys(entry).sort().join() === Object.keys(MEMBERS).join();
  if (!hasItsMembers || !Object.entries(MEMBERS).every(([name, fits]) => fits(entry[name]))) return undefined;
  return attempt(() => canonical(entry)) === text ? entry : undefined;
}
/** What a machine says of the one whose place it took, and with which epoch it may begin (3). */
const isPlace = (of) => isObject(of) && UUID.test(of.device) && whole(of.epoch, 0) && whole(of.seq, 0) && HASH.test(of.hash) && (of.last === undefined || (isObject(of.last) && name40(of.last.number) && whole(of.last.at, 0)));
const beginsWell = ({ device, epoch, body: { replaces: of } }) => of === undefined ? epoch === 1 : isPlace(of) && of.device !== device && epoch > Math.max(1, of.epoch) && epoch % 100 === 1;
const [began, samePlace] = [({ epoch = 1 }) => epoch, (a, b) => ['device', 'epoch', 'seq', 'hash'].every((member) => a?.[member] === b?.[member])];
/** The lines of a stream: bytes, and whether the LF is missing or the line is too long to be held. */
async function* linesOf(chunks) {
  let [parts, length] = [[], 0];
  const add = (part) => { length += part.length; if (length <= LONGEST_LINE) parts.push(part); };
  const line = (cut) => ({ bytes: length > LONGEST_LINE ? Buffer.alloc(0) : Buffer.concat(parts), bad: cut || length > LONGEST_LINE });
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(10); to !== -1; to = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, to));
      yield line(false);
      [parts, length, from] = [[], 0, to + 1];
    }
    add(chunk.subarray(from));
  }
  if (length > 0) yield line(true);
}
/** A line taken apart (8.2 to 8.4, 8.7), or the one fault it has. */
function openLine({ bytes, bad }, key, mayLackSignature) {
  const tabs = [bytes.indexOf(9), bytes.lastIndexOf(9)];
  const [text, written, sig] = [bytes.subarray(0, tabs[0]), bytes.subarray(tabs[0] + 1, tabs[1]), bytes.subarray(tabs[1] + 1)];
  const hash = written.toString('latin1');
  if (bad || tabs[0] === -1 || tabs[0] === tabs[1] || !HASH.test(hash)) return { found: [['line', 'the line is not entry, hash and signature']] };
  const signed = sig.length > 0 || !mayLackSignature;
  const signature = base64(sig.toString('latin1'), 64);
  if (signed && !signature) return { found: [['line', 'the signature is not 64 bytes in base64']] };
  const found = [];
  if (sha256(text).toString('hex') !== hash) found.push(['hash', 'the hash is not that of the entry']);
  if (signature && !verify(null, Buffer.from(hash, 'hex'), key, signature)) found.push(['signature', 'the signature is not this till’s']);
  const entry = entryOf(text);
  if (!entry) found.push(['entry', 'the entry is not in canonical form']);
  return { entry, hash, signed, found };
}
function headerOf(bytes) {
  const header = json(utf8(bytes));
  const { head } = isObject(header) ? header : {};
  const key = isObject(header) && keyOf(header.publicKey);
  const fits = key && header.format === 'quay-journal' && header.version === 1 && [undefined, 'batches'].includes(header.signed) && UUID.test(header.device);
  const ends = isObject(head) && whole(head.epoch, 0) && whole(head.seq, 0) && HASH.test(head.hash);
  if (!fits || !ends || !whole(header.entries, 0)) unreadable('the first line is not the header of a journal');
  return { ...header, key };
}
const KNOWN = `till-enrolled shift-opened sale slip-reprinted return credit-paid-out cash-moved drawer-opened shift-closed
  training-switched pin-set sign-in-blocked line-removed payment-dropped missed-demand goods-received goods-written-off goods-sent
  goods-arrived goods-counted stock-adjusted producer-settled producer-paid`.split(/\s+/);
const sum = (list, figure) => list.reduce((before, one) => before + figure(one), 0n);
const rounded = (n, d) => (n < 0n ? -rounded(-n, d) : (2n * n + d) / (2n * d));
const paidFor = (line) => BigInt(line.amount) - sum(line.offs ?? [], (off) => BigInt(off.amount));
const vatIn = (gross, rate) => rounded(gross * BigInt(rate ?? 0), 1000n + BigInt(rate ?? 0));
const newFigures = () => ({ sales: 0, sold: 0, returns: 0, returned: 0 });
const grow = (figures, [count, amount], total) => { figures[count] += 1; figures[amount] += total; };
/** What does not add up (8.8). A body that lacks what is read here throws, and is a fault by that. */
function* booksFaults(books, { kind, body }) {
  if (!KNOWN.includes(kind)) books.unknown += 1;
  else if (kind === 'training-switched') books.training = body.on;
  else if (kind === 'shift-opened') [books.shift, books.tally] = [body, newFigures()];
  else if (kind === 'shift-closed') yield* closingFaults(books, body);
  else if (kind === 'sale' || kind === 'return') yield* moneyFaults(books, kind === 'sale', body);
  if (body.shift !== undefined && kind !== 'shift-closed' && body.shift !== books.shift?.shift) yield 'the shift is not the one that is open';
}
function* moneyFaults(books, isSale, body) {
  const { lines, total, vat, running, training, day, number, rounding } = body;
  const amountOf = isSale ? paidFor : (line) => BigInt(line.amount);
  const isPriced = (line) => BigInt(line.amount) === rounded(BigInt(line.price) * BigInt(line.quantity), 1000n);
  if ((isSale || body.of === null) && !lines.every(isPriced)) yield 'a line is not price times quantity';
  if (sum(lines, amountOf) !== BigInt(total)) yield `the lines add up to ${sum(lines, amountOf)} and not ${total}`;
  const rates = [...new Set(lines.map((line) => line.vat.perMille))].sort((a, b) => (b ?? -1) - (a ?? -1));
  const gross = rates.map((rate) => sum(lines.filter((line) => line.vat.perMille === rate), amountOf));
  // The VAT of what came back is a share of its sale's, which is not kept here; its gross is looked at.
  const taxed = rates.map((rate, n) => [rate, gross[n], ...(isSale ? [vatIn(gross[n], rate)] : [])]);
  if (String(vat.map((of) => [of.perMille, of.gross, ...(isSale ? [of.vat] : [])])) !== String(taxed)) yield 'the VAT is not what the lines hold';
  const moved = isSale ? sum(body.tenders, ({ given }) => BigInt(given)) - BigInt(body.change) : sum(body.refunds, ({ amount }) => BigInt(amount));
  if (moved !== BigInt(total) + BigInt(rounding) || (isSale && body.change < 0)) yield 'the money is not total, rounding and change';
  const grown = training ? 0 : total;
  const goesOn = running.sold === books.running.sold + (isSale ? grown : 0) && running.returned === books.running.returned + (isSale ? 0 : grown);
  if (!books.lost && !goesOn) yield 'the running totals do not go on from the entry of money before';
  [books.running, books.lost] = [{ sold: running.sold, returned: running.returned }, false];
  if (/-([A-Z]*)\d{6,}$/.exec(number)?.[1] !== (training ? 'T' : '') + (isSale ? '' : 'R')) yield 'the number is of another series';
  if (books.numbers.has(number)) yield 'the slip number was used before';
  books.numbers.add(number);
  if (books.shift && day !== books.shift.day) yield 'the day is not the shift’s';
  if ((training === true) !== books.training) yield 'it is practice and training is off, or the other way round';
  if (training) return;
  if (!books.days.has(day)) books.days.set(day, newFigures());
  for (const figures of [books, books.days.get(day), books.tally ?? newFigures()]) grow(figures, isSale ? ['sales', 'sold'] : ['returns', 'returned'], total);
}
function* closingFaults(books, { z, report, shift }) {
  if (z !== books.z + 1) yield `Z ${books.z + 1} should stand here, and not Z ${z}`;
  if (shift !== books.shift?.shift) yield 'the shift is not the one that is open';
  const { sales, sold, returns, returned } = books.tally ?? {};
  const should = [sales, sold, returns, returned, books.running.sold, books.running.returned];
  const stands = [report.sales, report.total, report.returns.count, report.returns.amount, report.running.sold, report.running.returned];
  if (books.tally && !books.lost && String(should) !== String(stands)) yield `Z ${z} says ${stands} and the shift’s entries ${should}`;
  [books.z, books.shift, books.tally] = [z, undefined, undefined];
}
async function walkJournal(chunks, witnesses) {
  const books = { ...newFigures(), unknown: 0, running: newFigures(), lost: false, z: 0, training: false, numbers: new Set(), days: new Map() };
  const walk = { books, header: undefined, entries: 0, first: null, last: null, gaps: 0, faults: [], enrolled: undefined, readToEnd: true };
  let [before, signed] = [{ epoch: 0, seq: 0, hash: NO_HASH }, true];
  const [ids, met] = [new Set(), new Map()];
  for (const one of witnesses) met.set(one.number ?? one.seq, [...(met.get(one.number ?? one.seq) ?? []), one]);
  const report = (line, seq, found) => walk.faults.push(...found.map(([detector, fault]) => ({ line, ...(seq && { seq }), detector, fault })));
  for await (const line of linesOf(chunks)) {
    if (!walk.header) { [walk.header] = [headerOf(line.bytes), line.bad && report(1, undefined, [['line', 'the line is cut off']])]; continue; }
    walk.entries += 1;
    const { entry, hash, signed: isSigned = true, found } = openLine(line, walk.header.key, walk.header.signed === 'batches');
    if (entry) found.push(...entryFaults(walk, entry, { before, ids, hash, met }));
    report(walk.entries + 1, entry?.seq, found);
    if (!entry) [books.lost, books.tally] = [true, undefined];
    else [walk.last, walk.first] = [{ seq: entry.seq, at: entry.at }, walk.first ?? { seq: entry.seq, at: entry.at }];
    if (walk.entries === 1) [walk.enrolled, walk.begun] = [entry?.body, entry?.epoch];
    ids.add(entry?.id);
    [before, signed] = [{ epoch: entry?.epoch ?? before.epoch, seq: entry?.seq ?? before.seq + 1, hash }, isSigned];
    if (walk.faults.length >= FAULT_LIMIT) return { ...walk, readToEnd: false };
  }
  const { head, entries } = walk.header ?? unreadable('it is empty');
  const at = (detector, fault) => report(walk.entries + 1, undefined, [[detector, fault]]);
  if (entries !== walk.entries) at('end', `the first line says ${entries} entries, and here are ${walk.entries}`);
  for (const { what, from, detector } of witnesses.filter(({ seen }) => !seen)) at(from ? 'witness' : detector, `${what} is not in this journal`);
  if (before.hash !== undefined && !signed) at('signature', 'the last entry bears no signature');
  const isHead = ['epoch', 'seq', 'hash'].every((member) => before[member] === head[member]);
  if (before.hash !== undefined && !isHead) at('end', 'the last entry is not the head that the first line names');
  return walk;
}
function* entryFaults(walk, entry, { before, ids, hash, met }) {
  const { header, books } = walk;
  if (entry.seq > before.seq + 1) walk.gaps += entry.seq - before.seq - 1;
  if (entry.device !== header.device) yield ['device', 'the entry is another till’s'];
  else if (entry.seq !== before.seq + 1) yield ['gap', `entry ${before.seq + 1} should stand here, and not ${entry.seq}`];
  else if (before.hash !== undefined && entry.prev !== before.hash) yield ['chain', 'prev is not the hash of the entry before'];
  else if (entry.epoch < before.epoch || (before.seq === 0 && !beginsWell(entry))) yield ['epoch', 'the epoch goes back, or no journal like this begins with it'];
  else if (ids.has(entry.id)) yield ['id', 'an earlier entry has the same id'];
  const [isFirst, isEnrolment] = [walk.entries === 1, entry.kind === 'till-enrolled'];
  if (isFirst !== isEnrolment) yield ['enrolment', 'the journal does not begin with the one enrolment'];
  if (isFirst && isEnrolment && entry.body.publicKey !== header.publicKey) yield ['enrolment', 'the till was enrolled with another key'];
  try {
    for (const fault of booksFaults(books, entry)) yield ['books', fault];
  } catch (error) {
    [books.lost, books.tally] = [true, undefined];
    yield ['books', `this is no ${entry.kind}: ${error.message}`];
  }
  for (const witness of met.get(entry.seq) ?? []) {
    witness.seen = true;
    if (hash !== witness.hash) yield [witness.detector, `${witness.what} was another one than stands here`];
  }
  for (const slip of met.get(entry.body.number) ?? []) if (hash.startsWith(slip.hash)) [slip.seen, slip.seq] = [true, entry.seq];
}
async function readForks(chunks, { device, publicKey }, witnesses) {
  const [all, faults, key] = [[], [], keyOf(publicKey)];
  let entries = 0;
  for await (const line of linesOf(chunks)) {
    const { entry, hash, signed, found } = openLine(line, key, true);
    entries += 1;
    if (entry && entry.device !== device) found.push(['device', 'the entry is another till’s']);
    if (entry) all.push({ line: entries, entry, hash, signed });
    faults.push(...found.map(([detector, fault]) => ({ line: entries, detector, fault: `forks.jsonl: ${fault}` })));
  }
  const [own, followed] = [new Map(all.map(({ hash, entry }) => [hash, entry.seq])), new Set(all.map(({ entry }) => entry.prev))];
  for (const { line, entry, hash, signed } of all) {
    const at = (detector, fault) => faults.push({ line, seq: entry.seq, detector, fault: `forks.jsonl: ${fault}` });
    if (own.get(entry.prev) !== entry.seq - 1) {
      at(entry.seq > 1 || entry.prev === NO_HASH ? 'fork' : 'chain', `another history of this till begins with entry ${entry.seq}`);
      if (entry.seq > 1) witnesses.push({ what: `entry ${entry.seq - 1}, which another history follows,`, seq: entry.seq - 1, hash: entry.prev, detector: 'chain' });
    }
    if (!signed && !followed.has(hash)) at('signature', 'the last entry of a history bears no signature');
  }
  return { entries, faults };
}
function verdictOf({ header, enrolled, books, entries, first, last, gaps, faults, readToEnd }, witnesses) {
  const { sales, sold, returns, returned, unknown } = books;
  const by = (detector) => faults.filter((fault) => fault.detector === detector).length;
  const newest = (from) => witnesses.filter((one) => one.from === from && one.seen).sort((a, b) => b.seq - a.seq || a.at - b.at)[0];
  const centre = newest('centre') ? { seq: newest('centre').seq, at: newest('centre').at } : null;
  const slip = newest('slip') ? { seq: newest('slip').seq, number: newest('slip').number } : null;
  const replaces = isPlace(enrolled?.replaces) ? { device: enrolled.replaces.device, seq: enrolled.replaces.seq } : null;
  return { device: header.device, replaces, entries, first, last, sales, sold, returns, returned, unknown, gaps, badHashes: by('hash'),
    badSignatures: by('signature'), provedUpTo: { centre, slip }, faults: faults.slice(0, FAULT_LIMIT), readToEnd };
}
async function readZip(file) {
  const size = (await file.stat()).size;
  const at = async (from, length) => (await file.read(Buffer.alloc(Math.max(0, Math.min(length, size - from))), 0, undefined, from)).buffer;
  const end = await at(Math.max(0, size - 22), 22);
  if (end.length < 22 || end.readUInt32LE(0) !== 0x06054b50) unreadable('the archive’s end is missing');
  const [listed, from] = [end.readUInt32LE(12), end.readUInt32LE(16)];
  if (from + listed !== size - 22) unreadable('the archive’s list is not in its place');
  const [list, files] = [await at(from, listed), new Map()];
  for (let p = 0; p < list.length; ) {
    if (p + 46 > list.length || list.readUInt32LE(p) !== 0x02014b50 || list.readUInt16LE(p + 8) & 1) unreadable('the archive’s list is damaged');
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => list.readUInt16LE(p + offset));
    const [crc, packed, unpacked] = [16, 20, 24].map((offset) => list.readUInt32LE(p + offset));
    const name = utf8(list.subarray(p + 46, p + 46 + nameLength)) ?? '';
    if (/[\\:\0]/.test(name) || name.split('/').some((step) => ['', '.', '..'].includes(step))) unreadable(`a name leads out of the archive: ${JSON.stringify(name)}`);
    if (files.has(name)) unreadable(`the archive holds ${name} twice`);
    files.set(name, { name, method: list.readUInt16LE(p + 10), crc, packed, size: unpacked, at: list.readUInt32LE(p + 42) });
    p += 46 + nameLength + extra + comment;
  }
  let free = 0;
  for (const one of [...files.values()].sort((a, b) => a.at - b.at)) {
    const local = await at(one.at, 30);
    const start = one.at + 30 + (local.length < 30 ? 0 : local.readUInt16LE(26) + local.readUInt16LE(28));
    const named = local.length < 30 ? '' : utf8(await at(one.at + 30, local.readUInt16LE(26)));
    if (one.at < free || start + one.packed > from || local.readUInt32LE(0) !== 0x04034b50 || named !== one.name) unreadable(`${one.name} is not where the archive says`);
    free = start + one.packed;
    one.read = () => contentOf(file, one, start);
  }
  return files;
}
async function* contentOf(file, { name, method, packed, size, crc }, start) {
  let [length, sum32] = [0, 0];
  try {
    if (method !== 0 && method !== 8) throw new Error('its packing is unknown');
    const raw = packed === 0 ? [] : createReadStream('', { fd: file.fd, autoClose: false, start, end: start + packed - 1, highWaterMark: CHUNK });
    for await (const piece of method === 0 || packed === 0 ? raw : pipeline(raw, createInflateRaw({ chunkSize: CHUNK }), () => undefined)) {
      length += piece.length;
      sum32 = crc32(piece, sum32);
      if (length > size) break;
      yield piece;
    }
  } catch (error) {
    unreadable(`${name} in the archive is damaged: ${error.message}`);
  }
  if (length !== size || sum32 !== crc) unreadable(`${name} in the archive is damaged: its sum is another`);
}
async function textOf(files, name) {
  const parts = [];
  if (!files.has(name) || files.get(name).size > 2 ** 26) unreadable(`the archive holds no ${name}`);
  for await (const piece of files.get(name).read()) parts.push(piece);
  return utf8(Buffer.concat(parts)) ?? unreadable(`${name} is no text in UTF-8`);
}
function keysOf(text) {
  const keys = json(text);
  const isTill = (one) => isObject(one) && UUID.test(one.device) && keyOf(one.publicKey) && OFFICE_ID.test(one.outlet ?? '') && whole(one.till, 1) && typeof one.outletCode === 'string' && (one.epoch === undefined || whole(one.epoch, 1)) && (one.replaces === undefined || isPlace(one.replaces));
  const isExport = isObject(keys) && keys.format === 'quay-export' && keys.version === 1 && ['till', 'centre'].includes(keys.by) && whole(keys.at, 0);
  if (!isExport || (keys.centreKey !== null && !keyOf(keys.centreKey)) || !Array.isArray(keys.tills) || !keys.tills.every(isTill)) unreadable('keys.json is not that of an export');
  if (new Set(keys.tills.map(({ device }) => device)).size < keys.tills.length) unreadable('keys.json names a till twice');
  return keys;
}
const SLIP = /^([A-Z]{2}\d{2,4})-([1-9]\d*)(?:\.([1-9]\d*))?-[A-Z]{0,2}\d{6,}(?::([0-9a-f]{16}))?$/i;
function slipOf(code) {
  const [, outlet, till, epoch = 1, hash = ''] = SLIP.exec(String(code).trim()) ?? [];
  const number = String(code).trim().split(':')[0].toUpperCase();
  return outlet && { from: 'slip', what: `an entry that slip ${code} was printed of`, outlet: outlet.toUpperCase(), till: Number(till), epoch: Number(epoch), number, hash: hash.toLowerCase(), detector: 'witness' };
}
/** A line of checkpoints.jsonl as a witness, or why it is none. */
function checkpointOf({ by, text, sig, code }, centreKey) {
  if (by === 'slip') return slipOf(code) ?? 'this is no code of a slip';
  const signature = base64(sig, 64);
  if (!centreKey || !signature || !verify(null, sha256(Buffer.from(String(text))), centreKey, signature)) return 'the signature is not the centre’s over this text';
  const { acknowledged: head, at } = json(text) ?? {};
  if (!isObject(head) || !whole(head.seq, 0) || !HASH.test(head.hash) || !whole(at, 0)) return 'what the centre signed names no head';
  return { from: 'centre', what: `entry ${head.seq}, which the centre had at ${time(at)},`, seq: head.seq, hash: head.hash, at, detector: 'witness' };
}
/** Machines of one number follow each other, each once, and each above all epochs of the one before (9). */
function* successionFaults({ by, tills }, lastEpochs) {
  for (const [n, { device, outlet, till, epoch = 1, replaces: of }] of tills.entries()) {
    const old = of && tills.find((one) => one.device === of.device);
    if (of && !old && by === 'centre') yield `the journal of the machine before ${device} is not here`;
    if (old && !(old.outlet === outlet && old.till === till && lastEpochs.get(of.device) < epoch)) yield `the machine before ${device} had another number, or went beyond its epochs`;
    if (tills.slice(0, n).some((one) => (of ? one.replaces?.device === of.device : !one.replaces && one.outlet === outlet && one.till === till))) yield `another machine has the place of ${device}`;
  }
}
async function verifyArchive(file, slips) {
  const files = await readZip(file);
  const keys = keysOf(await textOf(files, 'keys.json'));
  const own = ['README.txt', 'verify.mjs', 'keys.json', 'checkpoints.jsonl', 'totals.csv', ...keys.tills.flatMap(({ device }) => [`${device}/events.jsonl`, `${device}/forks.jsonl`])];
  for (const name of files.keys()) if (!own.includes(name)) unreadable(`the archive holds ${name}, which is none of an export’s`);
  for (const name of ['README.txt', 'verify.mjs']) await textOf(files, name);
  const [faults, witnesses] = [[], new Map(keys.tills.map(({ device }) => [device, []]))];
  for (const { device, replaces: of } of keys.tills.filter((one) => one.replaces?.seq > 0))
    witnesses.get(of.device)?.push({ what: `entry ${of.seq}, at which ${device} took its place,`, ...of, detector: 'succession' });
  const checkpoints = (await textOf(files, 'checkpoints.jsonl')).split('\n');
  if (checkpoints.pop() !== '') unreadable('checkpoints.jsonl is cut off');
  for (const [n, line] of checkpoints.entries()) {
    const said = json(line);
    const of = isObject(said) && ['centre', 'slip'].includes(said.by) && witnesses.get(said.device);
    if (!of) unreadable(`line ${n + 1} of checkpoints.jsonl is no checkpoint of a till here`);
    const witness = checkpointOf(said, keys.centreKey && keyOf(keys.centreKey));
    if (typeof witness === 'string') faults.push({ file: 'checkpoints.jsonl', line: n + 1, detector: 'checkpoint', fault: witness });
    else if (witness.seq !== 0) of.push(witness);
  }
  for (const slip of slips) {
    const had = keys.tills.filter((one) => one.outletCode.toUpperCase() === slip.outlet && one.till === slip.till && began(one) <= slip.epoch);
    const till = had.sort((a, b) => began(b) - began(a))[0];
    if (!till) faults.push({ file: slip.number, line: 1, detector: 'witness', fault: 'this slip is of no till in the archive' });
    witnesses.get(till?.device)?.push(slip);
  }
  const [tills, lastEpochs] = [[], new Map()];
  const rows = [['Quầy / Till', 'Thiết bị / Device', 'Ngày / Day', 'Phiếu bán / Sales', 'Tiền bán / Sold (₫)', 'Phiếu trả / Returns', 'Tiền trả / Returned (₫)']];
  for (const till of keys.tills) {
    const { device, publicKey, outlet, till: number, outletCode, epoch = 1, replaces } = till;
    const events = files.get(`${device}/events.jsonl`) ?? unreadable(`the archive holds no ${device}/events.jsonl`);
    const forks = files.has(`${device}/forks.jsonl`) ? await readForks(files.get(`${device}/forks.jsonl`).read(), till, witnesses.get(device)) : { entries: 0, faults: [] };
    const walk = await walkJournal(events.read(), witnesses.get(device));
    const { header, enrolled = { outlet, outletCode, till: number, replaces }, begun = epoch } = walk;
    const same = header.device === device && header.publicKey === publicKey && enrolled.outlet === outlet && enrolled.outletCode === outletCode && enrolled.till === number;
    if (!same || begun !== epoch || !samePlace(enrolled.replaces, replaces)) faults.push({ file: 'keys.json', line: 1, detector: 'keys', fault: `till ${device} is another in its journal` });
    lastEpochs.set(device, header.head.epoch);
    const verdict = verdictOf(walk, witnesses.get(device));
    tills.push({ outlet, till: number, outletCode, ...verdict, faults: [...verdict.faults, ...forks.faults], forks: forks.entries });
    const days = [...walk.books.days].sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [day, of] of [...days, ['Tổng / All', walk.books]]) rows.push([`${outletCode}-${number}`, device, day, of.sales, of.sold, of.returns, of.returned]);
  }
  for (const fault of successionFaults(keys, lastEpochs)) faults.push({ file: 'keys.json', line: 1, detector: 'succession', fault });
  const cell = (text) => `"${(/^[=+\-@\t\r]/.test(text) && !/^-?\d+(,\d+)?$/.test(text) ? `'${text}` : String(text)).replaceAll('"', '""')}"`;
  const totals = `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
  const stated = await textOf(files, 'totals.csv');
  const line = totals.split('\r\n').findIndex((row, n) => row !== stated.split('\r\n')[n]);
  if (tills.every(({ readToEnd }) => readToEnd) && stated !== totals) faults.push({ file: 'totals.csv', line: line + 1, detector: 'totals', fault: 'the entries add up to something else' });
  return { by: keys.by, at: keys.at, tills, faults };
}
const WORDS = {
  vi: { unreadable: 'không đọc được như một bản xuất nhật ký', proved: 'đã chứng minh: không có gì bị sửa, xóa hay thêm', not: 'KHÔNG chứng minh được: có chỗ sai, xem các dòng trên',
    till: 'quầy', entries: 'mục', sold: 'bán', returned: 'trả lại', from: 'từ', to: 'đến', gaps: 'thiếu', forks: 'nhánh khác', hashes: 'sai mã băm', signatures: 'sai chữ ký', upTo: 'có mốc chứng đến', centre: 'trung tâm', slip: 'phiếu', none: 'không có', line: 'dòng', inPlace: 'máy thay cho', after: 'sau mục' },
  en: { unreadable: 'cannot be read as an export of a journal', proved: 'proved: nothing was changed, removed or put in', not: 'NOT proved: something is wrong, see above',
    till: 'till', entries: 'entries', sold: 'sold', returned: 'returned', from: 'from', to: 'to', gaps: 'missing', forks: 'in other histories', hashes: 'bad hashes', signatures: 'bad signatures', upTo: 'proved up to', centre: 'centre', slip: 'slip', none: 'nothing', line: 'line', inPlace: 'in the place of', after: 'after entry' },
};
function inWords(one, w) {
  const place = (of) => (of ? `${of.seq} (${time(of.at)})` : w.none);
  const [{ centre, slip }, of] = [one.provedUpTo, one.replaces];
  return [...(of ? [`${w.inPlace} ${of.device}, ${w.after} ${of.seq}:`] : []), `${w.till} ${one.outletCode ? `${one.outletCode}-${one.till} ` : ''}${one.device}: ${one.entries} ${w.entries}, ${w.sold} ${one.sales} = ${one.sold} ₫, ${w.returned} ${one.returns} = ${one.returned} ₫`,
    `  ${w.from} ${place(one.first)} ${w.to} ${place(one.last)}; ${w.gaps} ${one.gaps}, ${w.forks} ${one.forks ?? 0}, ${w.hashes} ${one.badHashes}, ${w.signatures} ${one.badSignatures}`,
    `  ${w.upTo}: ${w.centre} ${place(centre)}; ${w.slip} ${slip ? `${slip.seq} (${slip.number})` : w.none}`, ...one.faults.map((fault) => faultInWords(fault, w))];
}
const faultInWords = ({ file, line, seq, detector, fault }, w) => `  ${file ? `${file}, ` : ''}${w.line} ${line}${seq ? `, ${seq}` : ''}: ${fault} [${detector}]`;
async function main() {
  const options = { lang: { type: 'string', default: 'vi' }, json: { type: 'boolean' }, slip: { type: 'string', multiple: true, default: [] } };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const w = WORDS[values.lang] ?? WORDS.en;
  try {
    const slips = values.slip.map(slipOf);
    if (positionals.length !== 1 || slips.includes(undefined)) unreadable('node verify.mjs [--lang vi|en] [--json] [--slip NUMBER:CODE]... FILE');
    const file = await open(positionals[0]).catch((error) => unreadable(error.message));
    const start = await file.read(Buffer.alloc(4), 0, 4, 0).catch((error) => unreadable(error.message));
    const isZip = start.bytesRead === 4 && start.buffer.readUInt32LE(0) === 0x04034b50;
    const bare = async () => verdictOf(await walkJournal(createReadStream(positionals[0], { highWaterMark: CHUNK }), slips), slips);
    const verdict = isZip ? await verifyArchive(file, slips) : await bare();
    const [tills, faults] = [verdict.tills ?? [verdict], verdict.tills ? verdict.faults : []];
    const proved = [...tills, { faults }].every((one) => one.faults.length === 0);
    const words = () => [...tills.flatMap((one) => inWords(one, w)), ...faults.map((fault) => faultInWords(fault, w)), proved ? w.proved : w.not].join('\n');
    console.log(values.json ? JSON.stringify({ proved, ...verdict }) : words());
    await file.close();
    return proved ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(`${positionals[0] ?? ''}: ${w.unreadable} (${error.message})`);
    return 2;
  }
}
process.exitCode = await main();
