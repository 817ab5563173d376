import type { ScannerId } from '../../shared/contract/scanner.ts';
import { ensure, must } from '../../shared/must.ts';
import { SerialScanner } from '../../shared/scanner/serial.ts';
import { usualWedge, WedgeSettings } from '../../shared/scanner/wedge.ts';
import type { ReadDb, WriteDb } from './sqlite.ts';

export type StoredScanner = SerialScanner & { readonly id: ScannerId };

type Row = { readonly id: number; readonly connection: string };

/** Those on serial cables, in the order they were added. */
export function allScanners(db: ReadDb): StoredScanner[] {
  return db
    .all<Row>('SELECT id, connection FROM scanner ORDER BY id')
    .map(({ id, connection }) => Object.assign(SerialScanner.parse(JSON.parse(connection)), { id }));
}

export function insertScanner(db: WriteDb, { path, baud }: SerialScanner): ScannerId {
  const made = db.get<{ id: number }>(
    'INSERT INTO scanner (connection) VALUES (?) RETURNING id',
    JSON.stringify({ path, baud }),
  );
  return must(made, 'the scanner just added').id;
}

export function deleteScanner(db: WriteDb, id: ScannerId): void {
  ensure(db.run('DELETE FROM scanner WHERE id = ?', id) === 1, `scanner ${id} is there`);
}

/** What a set-up card taught of the scanner that is a keyboard. */
export function wedgeOf(db: ReadDb): WedgeSettings {
  const row = db.get<{ settings: string }>('SELECT settings FROM wedge');
  return row ? WedgeSettings.parse(JSON.parse(row.settings)) : usualWedge;
}

export function setWedge(db: WriteDb, settings: WedgeSettings): void {
  db.run('DELETE FROM wedge');
  db.run('INSERT INTO wedge (one, settings) VALUES (1, ?)', JSON.stringify(settings));
}
