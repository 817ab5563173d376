import { t } from 'i18next';
import type { InputOf } from '../../shared/contract.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';

/**
 * Writes down, for the centre, a code that no product has.
 * @param words what the pack says it is; empty where nobody said
 * @param photo of the goods; null where nobody took one
 */
export async function tellCode(
  code: string,
  { words, photo }: { readonly words: string; readonly photo: string | null },
): Promise<boolean> {
  const known = code.slice(0, CODE_LIMIT);
  const asked = { code: known, text: words || known, ...(photo !== null && { photo }) };
  return tell(asked, t('codes.told', { code: known }));
}

/** Writes down that somebody asked for what is not there. @returns whether it stands in the books */
export function missDemand(asked: InputOf<'demand.missed'>): Promise<boolean> {
  return tell(asked, t('missed.told', { text: asked.text }));
}

/** As long as the journal keeps it. */
const CODE_LIMIT = 80;

async function tell(asked: InputOf<'demand.missed'>, done: string): Promise<boolean> {
  try {
    const reply = await bridge.call('demand.missed', asked);
    if (isRefusal(reply)) refuse(reply);
    else say('done', reply.photo === 'left-out' ? `${done} ${t('photo.leftOut')}` : done);
    return !isRefusal(reply);
  } catch (why) {
    sayFailed(why);
    return false;
  }
}
