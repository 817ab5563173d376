import { t } from 'i18next';
import type { InputOf } from '../../shared/contract.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';

/** Writes down that somebody asked for what is not there. @returns whether it stands in the books */
export async function missDemand(asked: InputOf<'demand.missed'>): Promise<boolean> {
  try {
    const reply = await bridge.call('demand.missed', asked);
    if (isRefusal(reply)) refuse(reply);
    else say('done', t('missed.told', { text: asked.text }));
    return !isRefusal(reply);
  } catch (why) {
    sayFailed(why);
    return false;
  }
}
