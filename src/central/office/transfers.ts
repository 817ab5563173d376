import { readTransfers } from '../db/transfer.ts';
import { transferRow } from '../stockPage.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { OfficeDesk } from './desk.ts';
import { type Visit, withinOf } from './people/visit.ts';

/** Looked at: all that are on their way come before any other, and those accepted twice are few. */
const LOOKED_AT = 500;

/** What is on its way, and what two tills accepted that heard nothing of each other. */
export async function openTransfers(
  { pool }: OfficeDesk,
  { outlet }: OfficeInput<'stock.transfers'>,
  visit: Visit,
): Promise<OfficeReply<'stock.transfers'>> {
  const rows = (await readTransfers(pool, outlet === null ? withinOf(visit) : [outlet], LOOKED_AT)).map(transferRow);
  return rows
    .filter(({ arrivals }) => arrivals.length !== 1)
    .map(({ device, entry, at, sent, arrivals }) => ({
      device,
      entry,
      at,
      number: sent.number,
      from: sent.from.name,
      to: sent.to.name,
      goods: sent.lines.map(({ name, unit, quantity }) => ({ name, unit, quantity })),
      acceptedTwice: arrivals.map(({ number }) => number),
    }));
}
