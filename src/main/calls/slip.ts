import type { slipCalls as contract } from '../../shared/contract/slip.ts';
import type { EntryId } from '../../shared/id.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { entryOf } from '../db/journal.ts';
import { reprintSlip } from '../till/reprintSlip.ts';
import { resolveSlip } from '../till/resolveSlip.ts';
import { unlessRefused } from './unlessRefused.ts';

export function slipCalls(counter: Counter) {
  const { db, session } = counter;
  const image = (id: EntryId) => {
    const entry = entryOf(db, counter.desk().signer.device, id);
    return (entry && counter.slipImage(entry)) ?? ({ refused: 'no-such-sale' } as const);
  };
  return {
    'slip.imageOf': ({ entry }) => image(entry),
    'slip.reprint': ({ entry }) =>
      unlessRefused(reprintSlip(counter.desk(), entry, session.present()), counter.slipWritten),
    'slip.resolve': ({ job, cameOut }) =>
      unlessRefused(resolveSlip(counter.desk(), { job, cameOut }, session.present()), counter.slipWritten),
  } satisfies HandlersOf<typeof contract>;
}
