import type { ScannerId } from '../../shared/contract/scanner.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { SerialScanner } from '../../shared/scanner/serial.ts';
import type { WedgeSettings } from '../../shared/scanner/wedge.ts';
import { allPrinters } from '../db/printer.ts';
import { allScanners, deleteScanner, insertScanner, setWedge } from '../db/scanner.ts';
import type { ReadDb } from '../db/sqlite.ts';
import type { Desk, Done } from './desk.ts';
import type { Hand } from './hand.ts';

type Given = readonly [desk: Pick<Desk, 'db'>, hand: Pick<Hand, 'may'>];

/** Keeps what the set-up card taught of the scanner that is a keyboard. */
export function teachWedge(settings: WedgeSettings, ...[desk, hand]: Given): Done | Refusal {
  return desk.db.write((db) => {
    const leave = hand.may('set-up-scanners');
    if (isRefusal(leave)) return leave;
    setWedge(db, settings);
    return { done: true };
  });
}

/** Listens at one more serial port. A port is one device's. */
export function addScanner(scanner: SerialScanner, ...[desk, hand]: Given): { readonly id: ScannerId } | Refusal {
  return desk.db.write((db) => {
    if (isTaken(db, scanner.path)) return { refused: 'port-taken' };
    const leave = hand.may('set-up-scanners');
    if (isRefusal(leave)) return leave;
    return { id: insertScanner(db, scanner) };
  });
}

export function removeScanner(id: ScannerId, ...[desk, hand]: Given): Done | Refusal {
  return desk.db.write((db) => {
    const leave = hand.may('set-up-scanners');
    if (isRefusal(leave)) return leave;
    // Taken away at another screen of this till: it is gone, as was asked.
    if (allScanners(db).some((scanner) => scanner.id === id)) deleteScanner(db, id);
    return { done: true };
  });
}

function isTaken(db: ReadDb, path: string): boolean {
  const printers = allPrinters(db).flatMap(({ connection }) => (connection.kind === 'serial' ? [connection.path] : []));
  return [...printers, ...allScanners(db).map((scanner) => scanner.path)].includes(path);
}
