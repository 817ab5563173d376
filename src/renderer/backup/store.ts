import { t } from 'i18next';
import { create } from 'zustand';
import type { BackupsShown } from '../../shared/contract/backup.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';

type BackupPage = {
  readonly open: boolean;
  /** Null until the till has answered. */
  readonly shown: BackupsShown | null;
  readonly working: boolean;
};

export const useBackups = create<BackupPage>(() => ({ open: false, shown: null, working: false }));

const { setState } = useBackups;

export async function openBackups(): Promise<void> {
  setState({ open: true, shown: null });
  try {
    setState({ shown: await bridge.call('backup.shown', {}) });
  } catch (why) {
    sayFailed(why);
  }
}

export function closeBackups(): void {
  setState({ open: false });
}

export function backUpNow(): Promise<void> {
  return working(async () => {
    const shown = await bridge.call('backup.now', {});
    setState({ shown });
    if (shown.trouble === null) say('done', t('backup.made'));
    else say('stop', t(`backup.trouble.${shown.trouble}`));
  });
}

/** @returns whether it is the second place now */
export async function chooseSecond(place: string | null): Promise<boolean> {
  let isChosen = false;
  await working(async () => {
    const shown = await withApproval('backup.chooseSecond', { place });
    if (shown === null) return;
    if (isRefusal(shown)) return refuse(shown);
    isChosen = true;
    setState({ shown });
    if (place !== null && shown.second?.trouble === null) say('done', t('backup.chosen'));
  });
  return isChosen;
}

async function working(act: () => Promise<void>): Promise<void> {
  setState({ working: true });
  try {
    await act();
  } catch (why) {
    sayFailed(why);
  } finally {
    setState({ working: false });
  }
}
