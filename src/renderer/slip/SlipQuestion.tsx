import { useTill } from '../till/store.ts';
import { MuteOffer } from './MuteOffer.tsx';
import { useMute } from './mute.ts';
import { UnknownSlip } from './UnknownSlip.tsx';

/** One question at a time. @param settingUp among the printers each slip is asked about in their list */
export function SlipQuestion({ settingUp }: { readonly settingUp: boolean }) {
  const slip = useTill(({ status }) => status?.slipUnknown);
  const mute = useMute((asked) => asked.mute);
  if (mute) return <MuteOffer mute={mute} />;
  return slip && !settingUp ? <UnknownSlip slip={slip} /> : null;
}
