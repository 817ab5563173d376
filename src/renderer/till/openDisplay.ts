import { t } from 'i18next';
import { bridge } from '../bridge/bridge.ts';
import { say, sayFailed } from '../notice.ts';

/**
 * Brings the customer display up: the host's own window, or one of this browser. That one has no way back to this page
 * (`noopener`), which also gives it a process of its own: what moves there holds no key back here.
 */
export async function openDisplay(): Promise<void> {
  try {
    const shown = await bridge.call('display.open', {});
    if (shown.shown === 'nowhere') return say('stop', t('display.nowhere'));
    if (shown.shown === 'window') return;
    window.open(shown.path, '_blank', 'noopener,popup');
    say('done', t('display.opened'));
  } catch (why) {
    sayFailed(why);
  }
}
