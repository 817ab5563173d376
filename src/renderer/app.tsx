import { t } from 'i18next';
import { useEffect, useState } from 'react';
import type { ShiftId } from '../shared/id.ts';
import styles from './App.module.css';
import { Away } from './Away.tsx';
import { Enrol } from './enrol/Enrol.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { say } from './notice.ts';
import { RecentSales } from './recent/RecentSales.tsx';
import { SaleScreen } from './sale/SaleScreen.tsx';
import { scan, useSale } from './sale/store.ts';
import { listenForScans } from './scan/listen.ts';
import { OpenShift } from './shift/OpenShift.tsx';
import { ShiftNotice } from './shift/ShiftNotice.tsx';
import { SignIn } from './signIn/SignIn.tsx';
import { UnknownSlip } from './slip/UnknownSlip.tsx';
import { ApprovalDialog } from './staff/ApprovalDialog.tsx';
import { tellPresence } from './staff/presence.ts';
import { useTill } from './till/store.ts';
import { type Enrolled, TopBar } from './till/TopBar.tsx';

export function App() {
  const { state, status } = useTill();
  const [recent, setRecent] = useState(false);
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
        mangled: () => say('stop', t('scan.mangled')),
        scanned: (code) => {
          if (!selling) return say('stop', t('scan.notSelling'));
          setRecent(false);
          scan(code);
        },
      }),
    [selling],
  );
  const signedIn = state?.stage === 'enrolled' ? (state.signedIn?.id ?? null) : null;
  useEffect(() => (signedIn === null ? undefined : tellPresence(window)), [signedIn]);
  return (
    <div className={styles['app']}>
      {state?.stage === 'not-enrolled' && <Enrol />}
      {state?.stage === 'enrolled' && (
        <>
          <TopBar
            state={state}
            status={status}
            inert={paying}
            onRecent={() => setRecent(true)}
            onNewShift={() => setReplaced(shift?.shift ?? null)}
          />
          <Screen state={state} replaced={replaced} onReplace={setReplaced} />
          {recent && signedIn && (
            <RecentSales zone={state.outlet.zone} mayReprint={inShift} onClose={() => setRecent(false)} />
          )}
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
    <SaleScreen cashRounding={shift.cashRounding} demoPrices={demoPrices}>
      <ShiftNotice day={shift.day} zone={zone} onNewShift={() => onReplace(shift.shift)} />
    </SaleScreen>
  );
}
