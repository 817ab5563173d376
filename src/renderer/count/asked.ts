import { z } from 'zod';
import { CountId, EntryId } from '../../shared/id.ts';
import { bridge } from '../bridge/bridge.ts';
import { keptInSession } from '../kept.ts';

/** What was asked for, of which nobody knows yet what became: until then it is asked for again under the same id. */
const Asked = z.object({ count: CountId, deed: z.enum(['hand-in', 'end']), id: EntryId });
type Asked = z.infer<typeof Asked>;
export type Deed = Pick<Asked, 'count' | 'deed'>;

const kept = keptInSession<readonly Asked[]>('quay.counts', z.array(Asked));

const isSame = (a: Deed, b: Deed): boolean => a.count === b.count && a.deed === b.deed;

/** The id of this deed, made with the first try and kept for every other, also over a reload. */
export async function askedUnder({ count, deed }: Deed): Promise<EntryId> {
  const before = kept.read()?.find((each) => isSame(each, { count, deed }));
  if (before) return before.id;
  const { id } = await bridge.call('stock.newEntry', {});
  kept.write([...(kept.read() ?? []), { count, deed, id }]);
  return id;
}

/** Done or not: the next time it is something new. */
export function known(deed: Deed): void {
  kept.write(kept.read()?.filter((each) => !isSame(each, deed)));
}
