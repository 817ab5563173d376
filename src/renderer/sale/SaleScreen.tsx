import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { lineAmount } from '../../shared/cart/cart.ts';
import type { CashRounding } from '../../shared/catalogue/outlet.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { bridge } from '../bridge/bridge.ts';
import { DoneSurface } from '../tender/DoneSurface.tsx';
import { PaySurface } from '../tender/PaySurface.tsx';
import { onReturn } from '../till/store.ts';
import { withSign } from '../ui/money.ts';
import { CartPane } from './CartPane.tsx';
import { Categories } from './Categories.tsx';
import { DemoNotice } from './DemoNotice.tsx';
import { ProductGrid } from './ProductGrid.tsx';
import { goBack, payCash, returnToCounter } from './pay.ts';
import { QuantityPad } from './QuantityPad.tsx';
import styles from './SaleScreen.module.css';
import { SearchField } from './SearchField.tsx';
import { SearchResults } from './SearchResults.tsx';
import { listenForShortcuts } from './shortcuts.ts';
import { type Asking, leaveCounter, startNext, useSale } from './store.ts';
import { refetchTiles } from './tiles.ts';

type Props = {
  readonly cashRounding: CashRounding;
  readonly demoPrices: boolean;
  /** What is to be told above the goods. */
  readonly children?: ReactNode;
};

/** The counter: goods on the left, the buyer's cart on the right, payment over both. */
export function SaleScreen({ cashRounding, demoPrices, children }: Props) {
  const counter = useRef<HTMLElement>(null);
  const search = useRef<HTMLInputElement>(null);
  const asking = useSale((sale) => sale.asking);
  const stage = useSale((sale) => sale.stage);
  const selling = stage.at === 'selling';
  const toCounter = () => counter.current?.focus({ preventScroll: true });

  useEffect(followTillHere, []);
  useEffect(() => {
    if (!selling) return undefined;
    counter.current?.focus({ preventScroll: true });
    return listenForShortcuts(window, () => search.current?.focus());
  }, [selling]);

  return (
    <>
      <main ref={counter} className={styles['counter']} tabIndex={-1} inert={!selling} data-testid="counter">
        <section className={styles['goods']}>
          <SearchField field={search} onLeave={toCounter} />
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
      {asking && <QuantityPad key={nameOf(asking)} asking={asking} />}
      {stage.at === 'paying' && (
        <PaySurface
          total={stage.total}
          rounding={cashRounding}
          busy={stage.busy}
          onPay={(given) => void payCash(given)}
          onBack={goBack}
        />
      )}
      {stage.at === 'paid' && <DoneSurface receipt={stage.receipt} onNext={startNext} />}
    </>
  );
}

/** Another line or product is another question, with nothing typed yet. */
function nameOf(asking: Asking): string {
  return asking.of === 'line' ? `line ${asking.line.line}` : asking.product.product;
}

/** Keeps cart and tiles true while this screen stands. */
function followTillHere(): () => void {
  void returnToCounter();
  void refetchTiles();
  const stopListening = bridge.on('catalogue', () => void refetchTiles());
  const stopWaiting = onReturn(() => {
    void returnToCounter();
    void refetchTiles();
  });
  return () => {
    stopListening();
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
