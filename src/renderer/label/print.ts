import { t } from 'i18next';
import type { AskedLabel, LabelTarget } from '../../shared/contract/label.ts';
import type { PrinterId } from '../../shared/contract/printer.ts';
import type { Day } from '../../shared/day.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { sayOnItsWay } from '../printer/onItsWay.ts';
import { saveFile } from '../ui/saveFile.ts';
import { askedLabel, faultIn, overdueIn } from './asked.ts';
import { clearWanted, useLabels } from './store.ts';

let printing = false;

/**
 * Prints what is wanted, or saves the sheets; pressed twice it is once. Packets whose last day is over are asked about first.
 * @param today absent once somebody said that they are wanted all the same
 */
export async function printWanted(today?: Day): Promise<void> {
  const { wanted, form, target } = useLabels.getState();
  if (printing || wanted.length === 0 || target === null) return;
  const fault = faultIn({ wanted, form });
  if (fault) return say('stop', fault);
  const overdue = today ? overdueIn({ wanted, form }, today) : [];
  useLabels.setState({ overdue });
  if (overdue.length > 0) return;
  const labels = wanted.map((one) => askedLabel(one, form));
  printing = true;
  try {
    const done = target.to === 'printer' ? await send(labels, target) : await save(labels, target);
    if (done) clearWanted();
  } catch (why) {
    sayFailed(why);
  } finally {
    printing = false;
  }
}

async function send(labels: AskedLabel[], { printer }: Extract<LabelTarget, { to: 'printer' }>): Promise<boolean> {
  const reply = await bridge.call('label.print', { labels, printer });
  if (isRefusal(reply)) refuse(reply);
  else sayPrinted(reply.queued, printer);
  return !isRefusal(reply);
}

function sayPrinted(count: number, id: PrinterId): void {
  const printer = useLabels.getState().printers.find((one) => one.printer === id);
  if (!printer || printer.kind === 'pictures') return say('done', t('label.printedKept', { count }));
  const { name } = printer;
  sayOnItsWay({
    printer: id,
    going: t('label.printed', { count, name }),
    waits: (state) => t('label.printWaits', { count, name, state: t(`printer.state.${state}`) }),
  });
}

async function save(labels: AskedLabel[], { grid }: Extract<LabelTarget, { to: 'sheet' }>): Promise<boolean> {
  const { start } = useLabels.getState();
  const reply = await bridge.call('label.sheet', { labels, grid, start });
  if (isRefusal(reply)) refuse(reply);
  else {
    saveFile(reply);
    say('done', t('label.saved', { name: reply.name }));
  }
  return !isRefusal(reply);
}
