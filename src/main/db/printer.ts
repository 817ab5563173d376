import type { PrinterId, PrinterSettings, PrinterUse } from '../../shared/contract/printer.ts';
import { ensure, must } from '../../shared/must.ts';
import { PrinterConnection } from '../../shared/printer/connection.ts';
import { PrinterProfile } from '../../shared/printer/profile.ts';
import type { Bitmap } from '../../shared/slip/bitmap.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

export type StoredPrinter = PrinterSettings & { readonly id: PrinterId };

type Row = { readonly id: number; readonly name: string; readonly connection: string; readonly profile: string };

/** In the order they were added. */
export function allPrinters(db: ReadDb): StoredPrinter[] {
  return db.all<Row>('SELECT id, name, connection, profile FROM printer ORDER BY id').map(printerIn);
}

export function printerOf(db: ReadDb, id: PrinterId): StoredPrinter | undefined {
  const row = db.get<Row>('SELECT id, name, connection, profile FROM printer WHERE id = ?', id);
  return row && printerIn(row);
}

function printerIn({ id, name, connection, profile }: Row): StoredPrinter {
  return {
    id,
    name,
    connection: PrinterConnection.parse(JSON.parse(connection)),
    profile: PrinterProfile.parse(JSON.parse(profile)),
  };
}

export function insertPrinter(db: WriteDb, { name, connection, profile }: PrinterSettings): PrinterId {
  const made = db.get<{ id: number }>(
    'INSERT INTO printer (name, connection, profile) VALUES (?, ?, ?) RETURNING id',
    name,
    JSON.stringify(connection),
    JSON.stringify(profile),
  );
  return must(made, 'the printer just added').id;
}

export function updatePrinter(db: WriteDb, { id, name, connection, profile }: StoredPrinter): void {
  const changed = db.run(
    'UPDATE printer SET name = ?, connection = ?, profile = ? WHERE id = ?',
    name,
    JSON.stringify(connection),
    JSON.stringify(profile),
    id,
  );
  ensure(changed === 1, `printer ${id} is there`);
}

export function deletePrinter(db: WriteDb, id: PrinterId): void {
  db.run('DELETE FROM printer_use WHERE printer = ?', id);
  ensure(db.run('DELETE FROM printer WHERE id = ?', id) === 1, `printer ${id} is there`);
}

/** The printer chosen for something; 0 where none is. */
export function chosenPrinter(db: ReadDb, use: PrinterUse): PrinterId {
  return db.get<{ printer: number }>('SELECT printer FROM printer_use WHERE use = ?', use)?.printer ?? 0;
}

/** @param id 0: none */
export function choosePrinter(db: WriteDb, use: PrinterUse, id: PrinterId): void {
  db.run('DELETE FROM printer_use WHERE use = ?', use);
  if (id > 0) db.run('INSERT INTO printer_use (use, printer) VALUES (?, ?)', use, id);
}

/** The shop's logo, as it is printed. */
export function logoOf(db: ReadDb): Bitmap | undefined {
  return db.get<Bitmap>('SELECT width, height, dots FROM logo');
}

/** @param logo undefined: none */
export function setLogo(db: WriteDb, logo: Bitmap | undefined): void {
  db.run('DELETE FROM logo');
  if (logo)
    db.run('INSERT INTO logo (one, width, height, dots) VALUES (1, ?, ?, ?)', logo.width, logo.height, logo.dots);
}
