import { t } from 'i18next';
import type { PayBy } from '../../shared/contract/settlement.ts';
import type { EntryId } from '../../shared/id.ts';
import type { Dong } from '../../shared/money.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { untilAnswered } from '../bridge/untilAnswered.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { carryOut } from '../shift/ask.ts';
import { withApproval } from '../staff/approval.ts';
import { withSign } from '../ui/money.ts';
import { saveFile } from '../ui/saveFile.ts';
import { keepPlace, perMilleOf, read, type StatementShown, useSettlement } from './store.ts';

/** Settles what stands on the screen, once however often it is asked for. @returns whether it is in the journal */
export async function settle({ producer, until, payable }: StatementShown): Promise<boolean> {
  const { percent } = useSettlement.getState().place;
  const ask = async () => {
    const id = useSettlement.getState().place.settling ?? (await bridge.call('stock.newEntry', {})).id;
    keepPlace({ settling: id });
    const input = { id, producer: producer.id, until, perMille: perMilleOf(percent), due: payable };
    return withApproval(
      'settlement.settle',
      input,
      t('settlement.leave', { amount: withSign(payable), name: producer.name }),
    );
  };
  const became = await carryOut(
    () => untilAnswered(ask),
    ({ number, amount }) => t('settlement.settled', { number, amount: withSign(amount) }),
  );
  if (became !== 'unknown') keepPlace({ settling: null });
  if (became === 'done') keepPlace({ view: 'papers' });
  await read();
  return became === 'done';
}

/** Records a payment, once however often it is asked for. */
export async function pay({ producer }: StatementShown, amount: Dong, by: PayBy): Promise<boolean> {
  const ask = async () => {
    const id = useSettlement.getState().place.paying ?? (await bridge.call('stock.newEntry', {})).id;
    keepPlace({ paying: id });
    const what = t('settlement.payLeave', { amount: withSign(amount), name: producer.name });
    return withApproval('settlement.pay', { id, producer: producer.id, amount, by }, what);
  };
  const became = await carryOut(
    () => untilAnswered(ask),
    (made) => t('settlement.payDone', { number: made.number, amount: withSign(made.amount) }),
  );
  if (became === 'unknown') say('stop', t('settlement.unknown'));
  else keepPlace({ paying: null });
  if (became === 'done') keepPlace({ view: 'papers' });
  await read();
  return became === 'done';
}

/** Has the browser keep a paper as a workbook or a PDF. */
export async function keepFile(entry: EntryId, format: 'xlsx' | 'pdf'): Promise<void> {
  try {
    const file =
      format === 'xlsx'
        ? await bridge.call('settlement.sheet', { entry })
        : await bridge.call('slip.file', { entry, format });
    if (isRefusal(file)) refuse(file);
    else saveFile(file);
  } catch (why) {
    sayFailed(why);
  }
}
