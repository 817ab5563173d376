import type { slipCalls as contract } from '../../shared/contract/slip.ts';
import type { HandlersOf } from '../answer.ts';
import type { Counter } from '../counter.ts';
import { entryOf } from '../db/journal.ts';
import { entryIdOf } from '../till/completeSale.ts';
import { reprintSlip } from '../till/reprintSlip.ts';
import { resolveSlip } from '../till/resolveSlip.ts';
import { unlessRefused } from './unlessRefused.ts';

export function slipCalls(counter: Counter) {
  const { db, session } = counter;
  return {
    'slip.image': async ({ sale }) => {
      const entry = entryOf(db, counter.desk().signer.device, entryIdOf(sale));
      return entry?.header.kind === 'sale' ? counter.slipImage(sale, entry) : { refused: 'no-such-sale' };
    },
    'slip.reprint': ({ sale }) =>
      unlessRefused(reprintSlip(counter.desk(), sale, session.present()), () => {
        counter.slipQueued();
        counter.journalGrew();
      }),
    'slip.resolve': ({ job, cameOut }) =>
      unlessRefused(resolveSlip(counter.desk(), job, cameOut, session.present()), () => {
        counter.slipQueued();
        counter.journalGrew();
      }),
  } satisfies HandlersOf<typeof contract>;
}
