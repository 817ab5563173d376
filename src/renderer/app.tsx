import { t } from 'i18next';
import { useEffect, useState } from 'react';
import styles from './App.module.css';
import { Away } from './Away.tsx';
import { Enrol } from './enrol/Enrol.tsx';
import { NoticeBar } from './NoticeBar.tsx';
import { say } from './notice.ts';
import { RecentSales } from './recent/RecentSales.tsx';
import { SaleScreen } from './sale/SaleScreen.tsx';
import { scan } from './sale/store.ts';
import { listenForScans } from './scan/listen.ts';
import { OpenShift } from './shift/OpenShift.tsx';
import { SignIn } from './signIn/SignIn.tsx';
import { UnknownSlip } from './slip/UnknownSlip.tsx';
import { useTill } from './till/store.ts';
import { type Enrolled, TopBar } from './till/TopBar.tsx';

export function App() {
  const { state, status } = useTill();
  const [recent, setRecent] = useState(false);
  const inShift = state?.stage === 'enrolled' && state.signedIn !== null && state.shift !== null;
  useEffect(
    () =>
      listenForScans(window, {
        mangled: () => say('stop', t('scan.mangled')),
        scanned: (code) => {
          if (!inShift) return say('stop', t('scan.notSelling'));
          setRecent(false);
          scan(code);
        },
      }),
    [inShift],
  );
  return (
    <div className={styles['app']}>
      {state?.stage === 'not-enrolled' && <Enrol />}
      {state?.stage === 'enrolled' && (
        <>
          <TopBar state={state} status={status} onRecent={() => setRecent(true)} />
          <Screen state={state} />
          {recent && <RecentSales zone={state.outlet.zone} mayReprint={inShift} onClose={() => setRecent(false)} />}
        </>
      )}
      <div className={styles['foot']}>
        {inShift && status?.slipUnknown && <UnknownSlip slip={status.slipUnknown} />}
        <NoticeBar />
      </div>
      <Away />
    </div>
  );
}

/** The one question that stands next: who, how much is in the drawer, or what is sold. */
function Screen({ state }: { readonly state: Enrolled }) {
  if (state.signedIn === null) return <SignIn staff={state.staff} />;
  if (state.shift === null) return <OpenShift />;
  return <SaleScreen cashRounding={state.shift.cashRounding} demoPrices={state.demoPrices} />;
}
