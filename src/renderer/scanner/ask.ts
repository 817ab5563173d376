import { t } from 'i18next';
import type { SerialShown } from '../../shared/contract/scanner.ts';
import { isRefusal, type Refusal } from '../../shared/refusal.ts';
import type { SerialScanner } from '../../shared/scanner/serial.ts';
import { usualWedge, type WedgeSettings } from '../../shared/scanner/wedge.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { saveFile } from '../ui/saveFile.ts';

// What the till is asked about scanners. Each says on the screen what became of it.

export async function keepWedge(settings: WedgeSettings): Promise<boolean> {
  const ask = () => withApproval('scanner.setWedge', { settings }, t('scanner.wedge.teach'));
  return told(ask, t('scanner.card.saved'));
}

export async function forgetWedge(): Promise<boolean> {
  return told(forget, t('scanner.wedge.forgotten'));
}

function forget() {
  return withApproval('scanner.setWedge', { settings: usualWedge }, t('scanner.wedge.forget'));
}

export async function addSerial(scanner: SerialScanner): Promise<boolean> {
  const { path } = scanner;
  const ask = () => withApproval('scanner.add', scanner, `${t('scanner.serial.add')}: ${path}`);
  return told(ask, t('scanner.serial.added', { path }));
}

export async function removeSerial({ id, path }: SerialShown): Promise<boolean> {
  const ask = () => withApproval('scanner.remove', { id }, `${t('scanner.serial.remove')}: ${path}`);
  return told(ask, t('scanner.serial.removed', { path }));
}

export type FoundPort = { readonly path: string; readonly label: string };

export async function findPorts(): Promise<readonly FoundPort[]> {
  try {
    return (await bridge.call('scanner.find', {})).found;
  } catch (why) {
    sayFailed(why);
    return [];
  }
}

export async function printCard(): Promise<void> {
  await told(() => bridge.call('scanner.printCard', {}), t('scanner.card.printed'));
}

export async function saveCard(): Promise<void> {
  try {
    saveFile(await bridge.call('scanner.card', {}));
  } catch (why) {
    sayFailed(why);
  }
}

/** The square on the card, once the till has drawn it. */
export async function cardSquare(): Promise<readonly string[]> {
  try {
    return (await bridge.call('scanner.card', {})).rows;
  } catch (why) {
    sayFailed(why);
    return [];
  }
}

/** @returns whether it was done; where not, the screen has been told why */
async function told(ask: () => Promise<object | Refusal | null>, said: string): Promise<boolean> {
  try {
    const reply = await ask();
    if (reply === null) return false;
    if (isRefusal(reply)) {
      refuse(reply);
      return false;
    }
    say('done', said);
    return true;
  } catch (why) {
    sayFailed(why);
    return false;
  }
}
