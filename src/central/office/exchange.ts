import { transaction } from '../db/query.ts';
import { type ExchangeDesk, takeExchange } from '../exchange.ts';
import type { Brought, BroughtRefusal } from './api/exchange.ts';
import type { OfficeDesk } from './desk.ts';
import { noteDone } from './people/audit.ts';
import type { Visit } from './people/visit.ts';

/** Takes in what somebody carried here from a till, and writes down who brought it. */
export async function bringEntries(
  desk: OfficeDesk,
  exchange: ExchangeDesk,
  { body, visit }: { readonly body: AsyncIterable<Uint8Array>; readonly visit: Visit },
): Promise<Brought | BroughtRefusal> {
  const brought = await takeExchange(exchange, body);
  if ('refused' in brought) return brought;
  const { device, entries, fresh, ended } = brought;
  await transaction(desk.pool, (tx) =>
    noteDone(tx, desk, visit, { kind: 'till', id: device, before: null, after: { entries, fresh, ended } }),
  );
  return brought;
}
