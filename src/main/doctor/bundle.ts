import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../shared/doctor/finding.ts';
import { reportText } from '../../shared/doctor/words.ts';
import { isFolder, isSameDisk, secondPlace } from '../backup/places.ts';
import { allProducers, allStaff, outletOf } from '../db/catalogue.ts';
import { type Enrolment, enrolment } from '../db/enrolment.ts';
import { allPrinters } from '../db/printer.ts';
import { openReadOnly } from '../db/readOnly.ts';
import type { ReadDb } from '../db/sqlite.ts';
import { DATABASE } from '../ledger/openLedger.ts';
import type { Patient } from './examine.ts';
import { type Redact, redacting, redactLine } from './redact.ts';

/** A file of what is handed to support, as it can be read. */
export type BundleFile = { readonly path: string; readonly text: string };

/** How a printer is, as the running till knows it; nothing of where it stands or what it is called. */
export type PrinterTold = { readonly kind: string; readonly uses: readonly string[]; readonly state: string };

/** Where a printer is, of whatever its connection says. */
const PLACES = new Set(['host', 'path', 'queue']);

/** Lines of the log, and entries of the journal, from the end. */
const LOG_LINES = 2_000;
const ENTRIES = 5_000;

/**
 * All that support needs to see how a till is, and nothing of anybody's: what is in it is named here, file by file, and what is
 * not named is not in it. No name, note, number, address, price, amount, key or body of an entry.
 */
export function bundleFiles(
  patient: Patient,
  found: readonly Finding[],
  printers: readonly PrinterTold[],
): BundleFile[] {
  const { redact, files } = ofDatabase(patient);
  const told = found.map(({ facts, ...rest }) => ({ ...rest, facts: redactFacts(facts, redact) }));
  return [
    { path: 'README.txt', text: README },
    { path: 'report.txt', text: `${reportText(told, 'vi')}\n\n${reportText(told, 'en')}\n` },
    { path: 'report.json', text: inJson(told) },
    { path: 'printers.json', text: inJson(printers) },
    ...files,
    { path: 'log.txt', text: logOf(patient.logFile, redact) },
  ];
}

function redactFacts(facts: Finding['facts'], redact: Redact): Finding['facts'] {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'string' && name === 'error' ? redact(value) : value,
    ]),
  );
}

function inJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

type OfDatabase = { readonly redact: Redact; readonly files: readonly BundleFile[] };

/** Where the data cannot be read, the rest is told all the same. */
function ofDatabase(patient: Patient): OfDatabase {
  try {
    const db = openReadOnly(join(patient.folder, DATABASE));
    try {
      const made = enrolment(db);
      return { redact: redacting(knownIn(db, made)), files: filesOf(db, patient, made) };
    } finally {
      db.close();
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return { redact: redacting([]), files: [{ path: 'data.txt', text: 'the data file cannot be read\n' }] };
  }
}

function filesOf(db: ReadDb, patient: Patient, made: Enrolment | undefined): BundleFile[] {
  return [
    { path: 'settings.json', text: inJson(settingsOf(db, patient, made)) },
    { path: 'schema.sql', text: schemaOf(db) },
    { path: 'rows.json', text: inJson(rowsOf(db)) },
    { path: 'journal.csv', text: shapeOf(db) },
  ];
}

function settingsOf(db: ReadDb, { folder, version, now }: Patient, made: Enrolment | undefined) {
  const place = secondPlace(folder);
  const outlet = made && outletOf(db, made.outlet);
  return {
    version,
    at: new Date(now).toISOString(),
    platform: `${process.platform} ${process.arch}`,
    till: made && outlet ? `${outlet.code}-${made.till}` : null,
    epoch: made?.epoch ?? null,
    centre: made ? new URL(made.centreUrl).protocol.replace(':', '') : null,
    cashRounding: outlet?.cashRounding ?? null,
    zone: outlet?.zone ?? null,
    takesVietqr: outlet?.bank !== undefined,
    secondPlace: place === null ? 'none' : secondState(folder, place),
  };
}

function secondState(folder: string, place: string): string {
  if (!isFolder(place)) return 'missing';
  return isSameDisk(folder, place) ? 'same-disk' : 'other-disk';
}

/** Our own statements, as the migrations made them. */
function schemaOf(db: ReadDb): string {
  const made = db.all<{ sql: string }>('SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name');
  return made.map(({ sql }) => `${sql};\n`).join('');
}

function rowsOf(db: ReadDb): Record<string, number> {
  const tables = db.all<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
  return Object.fromEntries(
    tables.map(({ name }) => [name, db.get<{ n: number }>(`SELECT count(*) AS n FROM "${name}"`)?.n ?? 0]),
  );
}

/** What was done in which order, and the hashes that a verifier compares: no body, and nobody. */
function shapeOf(db: ReadDb): string {
  const entries = db.all<{ seq: number; epoch: number; kind: string; hash: string }>(
    'SELECT seq, epoch, kind, lower(hex(hash)) AS hash FROM journal ORDER BY seq DESC LIMIT ?',
    ENTRIES,
  );
  const lines = entries.toReversed().map(({ seq, epoch, kind, hash }) => `${seq},${epoch},${kind},${hash}\n`);
  return `seq,epoch,kind,hash\n${lines.join('')}`;
}

/** Whatever the till has of people and places, to be taken out of the log wherever it stands. */
function knownIn(db: ReadDb, made: Enrolment | undefined): string[] {
  const outlet = made && outletOf(db, made.outlet);
  const { bank } = outlet ?? {};
  const producers = db.all<{ place: string | null }>('SELECT place FROM producer');
  const printers = allPrinters(db);
  const places = printers.flatMap(({ connection }) => Object.entries(connection).filter(([key]) => PLACES.has(key)));
  return [
    ...allStaff(db).flatMap(({ id, name }) => [id, name]),
    ...allProducers(db).map(({ name }) => name),
    ...producers.map(({ place }) => place ?? ''),
    ...(outlet ? [outlet.name, outlet.address, outlet.phone, outlet.taxCode] : []),
    ...(bank ? [bank.account, bank.name] : []),
    ...(made ? [made.device, made.outlet, new URL(made.centreUrl).host, new URL(made.centreUrl).hostname] : []),
    ...printers.map(({ name }) => name),
    ...places.map(([, value]) => String(value)),
  ];
}

/** The end of the till's log, in its order: what it turned over last, then what it writes now. */
function logOf(file: string, redact: Redact): string {
  const lines = [`${file}.old`, file].flatMap(linesOf).slice(-LOG_LINES);
  return lines.map((line) => `${redactLine(line, redact) ?? '‹line›'}\n`).join('');
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '');
  } catch {
    return [];
  }
}

const README = `GÓI HỖ TRỢ CỦA QUẦY OCOP

Gói này để bộ phận hỗ trợ xem máy quầy ra sao. Trong gói: kết quả khám máy (report), phiên bản và
thiết lập (settings), cấu trúc và số dòng của từng bảng (schema, rows), thứ tự, loại và mã băm của
các mục nhật ký mới nhất (journal), máy in (printers), nhật ký kỹ thuật đã che (log).
Không có trong gói: tên, ghi chú, số điện thoại, địa chỉ, mã PIN, khoá, giá, tiền, tài khoản ngân
hàng, nội dung bất kỳ phiếu nào. Chỗ đã che được thay bằng ‹…›.

SUPPORT BUNDLE OF A QUAY OCOP TILL

For support to see how the till is. In it: what the doctor found (report), versions and settings,
structure and row counts of each table (schema, rows), order, kind and hash of the newest entries of
the journal (journal), printers, and the technical log with everything of anybody's taken out (log).
Not in it: names, notes, telephone numbers, addresses, PINs, keys, prices, amounts, bank accounts, or
what stands in any slip. What was taken out is replaced by ‹…›.
`;
