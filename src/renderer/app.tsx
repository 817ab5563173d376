import { t } from 'i18next';
import { useEffect, useEffectEvent } from 'react';
import { HOME_ZONE } from '../shared/day.ts';
import styles from './App.module.css';
import { Away } from './Away.tsx';
import { BackupDialog } from './backup/BackupDialog.tsx';
import { closeBackups, useBackups } from './backup/store.ts';
import { CameraPane } from './camera/CameraPane.tsx';
import { useCamera } from './camera/store.ts';
import { DoctorDialog } from './doctor/DoctorDialog.tsx';
import { closeDoctor, useDoctor } from './doctor/store.ts';
import { Enrol } from './enrol/Enrol.tsx';
import { LabelDialog } from './label/LabelDialog.tsx';
import { useLabels } from './label/store.ts';
import { NoticeBar } from './NoticeBar.tsx';
import { say } from './notice.ts';
import { PrinterRoom } from './printer/PrinterRoom.tsx';
import { leavePrinters, usePrinterRoom } from './printer/room.ts';
import { FindSlips } from './recent/FindSlips.tsx';
import { listenForFind } from './recent/keys.ts';
import { openFind, useFind } from './recent/store.ts';
import { Recover } from './recover/Recover.tsx';
import { ReturnSurface } from './return/ReturnSurface.tsx';
import { leaveChoice } from './sale/choice.ts';
import { SaleScreen } from './sale/SaleScreen.tsx';
import { useSale } from './sale/store.ts';
import { typing } from './sale/typing.ts';
import { WhichGoods } from './sale/WhichGoods.tsx';
import { listenForScans } from './scan/listen.ts';
import { takeScan } from './scan/takeScan.ts';
import { followScanners, listenForSerial, wedgeNow } from './scanner/known.ts';
import { leaveScanners, useScannerRoom } from './scanner/room.ts';
import { ScannerRoom } from './scanner/ScannerRoom.tsx';
import { mangledInCheck, watching } from './scanner/store.ts';
import { OpenShift } from './shift/OpenShift.tsx';
import { goTo, useRoom } from './shift/room.ts';
import { ShiftNotice } from './shift/ShiftNotice.tsx';
import { ShiftRoom, TrainingMark } from './shift/ShiftRoom.tsx';
import { useRoomKey } from './shift/useRoomKey.ts';
import { InPlaceOf } from './signIn/InPlaceOf.tsx';
import { SignIn } from './signIn/SignIn.tsx';
import { SlipQuestion } from './slip/SlipQuestion.tsx';
import { ApprovalDialog } from './staff/ApprovalDialog.tsx';
import { afterPin } from './staff/afterPin.ts';
import { tellPresence } from './staff/presence.ts';
import { useStockRoom } from './stock/room.ts';
import { StockRoom } from './stock/StockRoom.tsx';
import { useStockKey } from './stock/useStockKey.ts';
import { useTill } from './till/store.ts';
import { type Enrolled, TopBar, TopLine } from './till/TopBar.tsx';

export function App() {
  const { state, status } = useTill();
  const finding = useFind(({ open }) => open);
  const backingUp = useBackups(({ open }) => open);
  const examining = useDoctor(({ open }) => open);
  const labelling = useLabels(({ open }) => open);
  const shift = state?.stage === 'enrolled' && state.signedIn !== null ? state.shift : null;
  const inShift = shift !== null;
  const training = state?.stage === 'enrolled' && state.training;
  const paying = useSale(({ stage }) => stage.at === 'paying');
  const place = useRoom((room) => room.place);
  const checking = useScannerRoom((room) => room.place !== null);
  const settingUp = usePrinterRoom((room) => room.place !== null) || checking;
  const stocking = useStockRoom((room) => room.page !== null);
  const selling = inShift && place === null && !settingUp && !stocking;
  const looking = useCamera(({ open }) => open) && selling && !paying;
  const scanned = useEffectEvent((code: string) => takeScan(code, { inShift, selling }));
  // Never stopped while the window is there: a scan that goes on while the screen changes is still one.
  useEffect(
    () =>
      listenForScans(window, {
        typing,
        mangled: () => mangledInCheck() || say('stop', t('scan.mangled')),
        scanned: (code) => afterPin(code, () => scanned(code)),
        wedge: wedgeNow,
        watching,
      }),
    [],
  );
  useEffect(() => listenForSerial((code) => afterPin(code, () => scanned(code))), []);
  const signedIn = state?.stage === 'enrolled' ? (state.signedIn?.id ?? null) : null;
  useEffect(() => (signedIn === null ? undefined : tellPresence(window)), [signedIn]);
  useRoomKey(signedIn, !paying);
  useStockKey(signedIn, !paying);
  useEffect(() => (signedIn === null ? undefined : leaveAll), [signedIn]);
  useEffect(() => (signedIn === null ? undefined : followScanners()), [signedIn]);
  useEffect(() => (signedIn === null ? undefined : listenForFind(window, () => !isPaying())), [signedIn]);
  return (
    <div className={styles['app']} data-training={training}>
      {training && <TrainingMark />}
      {state?.stage === 'not-enrolled' && (
        <>
          <TopLine>
            <NoticeBar />
          </TopLine>
          <Enrol />
          {examining && <DoctorDialog zone={HOME_ZONE} signedIn={false} />}
        </>
      )}
      {state?.stage === 'unusable' && (
        <>
          <TopLine>
            <NoticeBar />
          </TopLine>
          <Recover lost={state.lost} />
        </>
      )}
      {state?.stage === 'enrolled' && (
        <>
          <TopBar state={state} status={status} inert={paying} onRecent={openFind}>
            <NoticeBar>{signedIn !== null && <SlipQuestion settingUp={settingUp} />}</NoticeBar>
          </TopBar>
          <Screen state={state} />
          {looking && <CameraPane onCode={(code) => afterPin(code, () => takeScan(code, { inShift, selling }))} />}
          {labelling && signedIn && <LabelDialog />}
          {backingUp && signedIn && <BackupDialog zone={state.outlet.zone} />}
          {examining && <DoctorDialog zone={state.outlet.zone} signedIn={signedIn !== null} />}
          {finding && signedIn && <FindSlips zone={state.outlet.zone} inShift={inShift} />}
          {inShift && <ReturnSurface />}
          {signedIn && <WhichGoods />}
          <ApprovalDialog people={state.staff} signedIn={signedIn} />
        </>
      )}
      <Away />
    </div>
  );
}

/** What one person had open is not for the next. */
function leaveAll(): void {
  leaveChoice();
  leavePrinters();
  leaveScanners();
  closeBackups();
  closeDoctor();
}

function isPaying(): boolean {
  return useSale.getState().stage.at === 'paying';
}

/** The one question that stands next: who, how much is in the drawer, or what is sold. */
function Screen({ state }: { readonly state: Enrolled }) {
  const { signedIn, lockedOn, staff, shift, demoPrices, outlet, till, tookPlace } = state;
  const { zone } = state.outlet;
  const place = useRoom((room) => room.place);
  const printers = usePrinterRoom((room) => room.place);
  const scanners = useScannerRoom((room) => room.place);
  const stock = useStockRoom((room) => room.page);
  if (signedIn === null)
    return (
      <SignIn key={lockedOn} staff={staff} lockedOn={lockedOn}>
        {tookPlace && <InPlaceOf outlet={outlet} till={till} took={tookPlace} />}
      </SignIn>
    );
  if (place !== null) return <ShiftRoom place={place} state={state} />;
  if (printers !== null) return <PrinterRoom place={printers} zone={zone} />;
  if (scanners !== null) return <ScannerRoom place={scanners} />;
  if (stock !== null) return <StockRoom page={stock} state={state} by={signedIn} />;
  if (shift === null) return <OpenShift zone={zone} />;
  return (
    <SaleScreen cashRounding={shift.cashRounding} demoPrices={demoPrices} zone={zone}>
      <ShiftNotice day={shift.day} zone={zone} onClose={() => goTo({ at: 'count' })} />
    </SaleScreen>
  );
}
