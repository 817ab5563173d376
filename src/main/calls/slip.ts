import type { slipCalls as contract } from '../../shared/contract/slip.ts';
import type { EntryId } from '../../shared/id.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { entryOf } from '../db/journal.ts';
import { perhapsMute } from '../till/mute.ts';
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
    'slip.resolve': ({ job, cameOut }) => {
      const mute = cameOut ? perhapsMute(db, job) : null;
      const resolved = resolveSlip(counter.desk(), { job, cameOut }, session.present());
      const reply = isRefusal(resolved) ? resolved : { ...resolved, mute };
      return unlessRefused(reply, counter.slipWritten);
    },
  } satisfies HandlersOf<typeof contract>;
}
