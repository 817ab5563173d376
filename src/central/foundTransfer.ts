import type { BodyOf } from '../shared/journal/entry.ts';
import type { UnreadEntry } from './db/projection.ts';
import type { ProjectedArrival, ProjectedTransfer } from './db/transfer.ts';

export function transferRow(stored: UnreadEntry, sent: BodyOf<'goods-sent'>): ProjectedTransfer {
  const { approvedBy: _, ...body } = sent;
  const { device, id: entry, outlet: from_outlet, at } = stored;
  return { device, entry, from_outlet, to_outlet: body.to.id, at, body };
}

export function arrivalRow(stored: UnreadEntry, arrived: BodyOf<'goods-arrived'>): ProjectedArrival {
  const { approvedBy: _, of, ...body } = arrived;
  const { device, id: entry, outlet, at } = stored;
  return { device, entry, of_device: of.device, of_entry: of.entry, outlet, from_outlet: of.from.id, at, body };
}
