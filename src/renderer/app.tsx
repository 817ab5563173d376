import { t } from 'i18next';
import { useEffect, useState } from 'react';
import type { ShiftId } from '../shared/id.ts';
import { readSlipCode } from '../shared/slip/slipCode.ts';
import styles from './App.module.css';
import { Away } from './Away.tsx';
import { Enrol } from './enrol/Enrol.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { say } from './notice.ts';
import { FindSlips } from './recent/FindSlips.tsx';
import { listenForFind } from './recent/keys.ts';
import { closeFind, openCode, openFind, useFind } from './recent/store.ts';
import { ReturnSurface } from './return/ReturnSurface.tsx';
import { scanIntoReturn } from './return/store.ts';
import { SaleScreen } from './sale/SaleScreen.tsx';
import { scan, useSale } from './sale/store.ts';
import { typing } from './sale/typing.ts';
import { listenForScans } from './scan/listen.ts';
import { OpenShift } from './shift/OpenShift.tsx';
import { ShiftNotice } from './shift/ShiftNotice.tsx';
import { SignIn } from './signIn/SignIn.tsx';
import { UnknownSlip } from './slip/UnknownSlip.tsx';
import { ApprovalDialog } from './staff/ApprovalDialog.tsx';
import { tellPresence } from './staff/presence.ts';
import { scannedForTender } from './tender/scanned.ts';
import { useTill } from './till/store.ts';
import { type Enrolled, TopBar } from './till/TopBar.tsx';

export function App() {
  const { state, status } = useTill();
  const finding = useFind(({ open }) => open);
  const shift = state?.stage === 'enrolled' && state.signedIn !== null ? state.shift : null;
  const inShift = shift !== null;
  const paying = useSale(({ stage }) => stage.at === 'paying');
  // The shift a new one is about to take the place of. Once it has, the open shift is another.
  const [replaced, setReplaced] = useState<ShiftId | null>(null);
  const selling = inShift && shift.shift !== replaced;
  if (!inShift && replaced !== null) setReplaced(null);
  useEffect(
    () =>
      listenForScans(window, {
        typing,
        mangled: () => say('stop', t('scan.mangled')),
        scanned: (code) => {
          if (!selling) return say('stop', t('scan.notSelling'));
          if (scannedForTender(code) || scanIntoReturn(code)) return undefined;
          if (readSlipCode(code)) return openSlip(code);
          closeFind();
          scan(code);
        },
      }),
    [selling],
  );
  const signedIn = state?.stage === 'enrolled' ? (state.signedIn?.id ?? null) : null;
  useEffect(() => (signedIn === null ? undefined : tellPresence(window)), [signedIn]);
  useEffect(() => (signedIn === null ? undefined : listenForFind(window, () => !isPaying())), [signedIn]);
  return (
    <div className={styles['app']}>
      {state?.stage === 'not-enrolled' && <Enrol />}
      {state?.stage === 'enrolled' && (
        <>
          <TopBar
            state={state}
            status={status}
            inert={paying}
            onRecent={openFind}
            onNewShift={() => setReplaced(shift?.shift ?? null)}
          />
          <Screen state={state} replaced={replaced} onReplace={setReplaced} />
          {finding && signedIn && <FindSlips zone={state.outlet.zone} inShift={inShift} />}
          {inShift && <ReturnSurface />}
          <ApprovalDialog people={state.staff} signedIn={signedIn} />
        </>
      )}
      <div className={styles['foot']} data-paying={paying}>
        {inShift && status?.slipUnknown && <UnknownSlip slip={status.slipUnknown} />}
        <NoticeBar />
      </div>
      <Away />
    </div>
  );
}

function isPaying(): boolean {
  return useSale.getState().stage.at === 'paying';
}

/** While the buyer pays, the slip waits. */
function openSlip(code: string): void {
  if (isPaying()) return say('stop', t('find.scanWhilePaying'));
  void openCode(code);
}

type ScreenProps = {
  readonly state: Enrolled;
  readonly replaced: ShiftId | null;
  readonly onReplace: (shift: ShiftId | null) => void;
};

/** The one question that stands next: who, how much is in the drawer, or what is sold. */
function Screen({ state, replaced, onReplace }: ScreenProps) {
  const { signedIn, lockedOn, staff, shift, demoPrices } = state;
  const { zone } = state.outlet;
  if (signedIn === null) return <SignIn key={lockedOn} staff={staff} lockedOn={lockedOn} />;
  if (shift === null) return <OpenShift zone={zone} />;
  if (shift.shift === replaced) {
    return <OpenShift zone={zone} replaces={{ day: shift.day, onBack: () => onReplace(null) }} />;
  }
  return (
    <SaleScreen cashRounding={shift.cashRounding} demoPrices={demoPrices} zone={zone}>
      <ShiftNotice day={shift.day} zone={zone} onNewShift={() => onReplace(shift.shift)} />
    </SaleScreen>
  );
}
