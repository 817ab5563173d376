import { SettlementPaper } from '../../shared/contract/settlement.ts';
import type { DeviceId, ProducerId } from '../../shared/id.ts';
import { must } from '../../shared/must.ts';
import { entryAt } from './journal.ts';
import type { ReadDb } from './sqlite.ts';

/** More than anybody looks back through on a till. */
const SHOWN = 60;

/** A producer's settlements and payments at this till, newest first. */
export function settlementPapers(db: ReadDb, device: DeviceId, producer: ProducerId): SettlementPaper[] {
  const rows = db.all<{ seq: number }>(
    'SELECT seq FROM settlement_paper WHERE owner = ? ORDER BY seq DESC LIMIT ?',
    producer,
    SHOWN,
  );
  return rows.map(({ seq }) => {
    const { header, body } = must(entryAt(db, device, seq), `entry ${seq}`);
    return SettlementPaper.parse({ kind: header.kind, entry: header.id, at: header.at, body: JSON.parse(body) });
  });
}
