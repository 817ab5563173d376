import { t } from 'i18next';
import { create } from 'zustand';
import type { DoctorShown, SupportBundle } from '../../shared/contract/doctor.ts';
import { type Language, reportText } from '../../shared/doctor/words.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, say, sayFailed } from '../notice.ts';
import { withApproval } from '../staff/approval.ts';
import { saveFile } from '../ui/saveFile.ts';

type DoctorPage = {
  readonly open: boolean;
  readonly shown: DoctorShown | null;
  /** What would be handed to support, to be read before it is saved; null until somebody asks. */
  readonly bundle: SupportBundle | null;
  readonly packing: boolean;
};

const closed: DoctorPage = { open: false, shown: null, bundle: null, packing: false };

export const useDoctor = create<DoctorPage>(() => closed);

const { setState, getState } = useDoctor;

let stopListening: (() => void) | undefined;

/** Opens the page and looks at once: whoever opens it wants to know how things are now. */
export async function openDoctor(): Promise<void> {
  stopListening?.();
  stopListening = bridge.on('doctor', (shown) => setState({ shown }));
  setState({ ...closed, open: true });
  await lookAgain();
}

export function closeDoctor(): void {
  stopListening?.();
  stopListening = undefined;
  setState(closed);
}

export function lookAgain(): Promise<void> {
  return asking(async () => setState({ shown: await bridge.call('doctor.look', {}), bundle: null }));
}

export function callOff(): Promise<void> {
  return asking(async () => void (await bridge.call('doctor.callOff', {})));
}

/** Looks anew and packs; nothing is saved yet. */
export async function pack(): Promise<void> {
  setState({ packing: true });
  await asking(async () => {
    const bundle = await withApproval('doctor.bundle', {});
    if (bundle === null || !getState().open) return;
    if (isRefusal(bundle)) return refuse(bundle);
    setState({ bundle });
  });
  setState({ packing: false });
}

export function leaveBundle(): void {
  setState({ bundle: null });
}

export function saveBundle({ name, content }: SupportBundle): void {
  saveFile({ name, type: 'application/zip', content });
  say('done', t('doctor.saved', { name }));
}

export async function copyReport({ found }: DoctorShown, language: Language): Promise<void> {
  try {
    await navigator.clipboard.writeText(reportText(found, language));
    say('done', t('doctor.copied'));
  } catch {
    say('stop', t('doctor.notCopied'));
  }
}

async function asking(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (why) {
    sayFailed(why);
  }
}
