import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { lineAmount } from '../../shared/cart/cart.ts';
import type { CashRounding } from '../../shared/catalogue/outlet.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { bridge } from '../bridge/bridge.ts';
import { CameraKey } from '../camera/CameraKey.tsx';
import { DoneSurface } from '../tender/DoneSurface.tsx';
import { PaySurface } from '../tender/PaySurface.tsx';
import { onReturn } from '../till/store.ts';
import { useToday } from '../till/today.ts';
import { withSign } from '../ui/money.ts';
import { CartPane } from './CartPane.tsx';
import { Categories } from './Categories.tsx';
import { adoptElsewhere, leaveCounter } from './change.ts';
import { DemoNotice } from './DemoNotice.tsx';
import { Dialogs } from './Dialogs.tsx';
import { refetchHeld } from './hold.ts';
import { ProductGrid } from './ProductGrid.tsx';
import { goBack, pay, returnToCounter } from './pay.ts';
import styles from './SaleScreen.module.css';
import { SearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import { listenForShortcuts } from './shortcuts.ts';
import { startNext, useSale } from './store.ts';
import { refetchTiles, showTilesOf } from './tiles.ts';

type Props = {
  readonly cashRounding: CashRounding;
  readonly demoPrices: boolean;
  /** The shop's, for when a cart was put aside. */
  readonly zone: string;
  /** What is to be told above the goods. */
  readonly children?: ReactNode;
};

/** The counter: goods on the left, the buyer's cart on the right, payment over both. */
export function SaleScreen({ cashRounding, demoPrices, zone, children }: Props) {
  const counter = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const stage = useSale((sale) => sale.stage);
  const selling = stage.at === 'selling';
  const alone = useSale(({ asking }) => asking === null);
  const toCounter = () => counter.current?.focus({ preventScroll: true });

  useEffect(followTillHere, []);
  const today = useToday(zone);
  useEffect(() => showTilesOf(today), [today]);
  useEffect(() => {
    if (!selling) return undefined;
    return listenForShortcuts(window, () => search.current?.focus());
  }, [selling]);

  // A dialog that goes takes the focus with it.
  useEffect(() => {
    if (selling && alone) counter.current?.focus({ preventScroll: true });
  }, [selling, alone]);

  return (
    <>
      <main ref={counter} className={styles['counter']} tabIndex={-1} inert={!selling} data-testid="counter">
        <section className={styles['goods']}>
          <div className={styles['find']}>
            <SearchField field={search} onLeave={toCounter} />
            <CameraKey />
          </div>
          {children}
          {demoPrices && <DemoNotice />}
          <div className={styles['shelf']}>
            <Categories />
            <ProductGrid />
            <SearchResults onLeave={toCounter} />
          </div>
        </section>
        <CartPane />
        <Spoken />
      </main>
      <Dialogs zone={zone} />
      {stage.at === 'paying' && (
        <PaySurface
          key={stage.sale}
          sale={stage.sale}
          total={stage.total}
          rounding={cashRounding}
          busy={stage.busy}
          qrShown={stage.qrShown}
          onPay={(tenders) => void pay(tenders)}
          onBack={goBack}
        />
      )}
      {stage.at === 'paid' && <DoneSurface receipt={stage.receipt} onNext={startNext} />}
    </>
  );
}

/** Keeps cart, held carts and tiles true while this screen stands, whatever another window does. */
function followTillHere(): () => void {
  void returnToCounter();
  void refetchTiles();
  void refetchHeld();
  const stops = [
    bridge.on('catalogue', () => void refetchTiles()),
    bridge.on('cart', adoptElsewhere),
    bridge.on('held', (held) => useSale.setState({ held })),
  ];
  const stopWaiting = onReturn(() => {
    void returnToCounter();
    void refetchTiles();
    void refetchHeld();
  });
  return () => {
    for (const stop of stops) stop();
    stopWaiting();
    leaveCounter();
  };
}

/** For who does not see the flash: the line just touched, in words. */
function Spoken() {
  const { t } = useTranslation();
  const words = useSale(({ cart, touched, said }) => {
    const line = cart?.lines.find((candidate) => candidate.line === touched?.line);
    if (!line) return said;
    const amount = withSign(lineAmount(line));
    return t('cart.touched', { name: line.name, quantity: formatQuantity(line.quantity), amount });
  });
  return (
    <p className="unseen" aria-live="polite" data-testid="spoken">
      {words}
    </p>
  );
}
