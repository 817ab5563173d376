import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CartLine, pieceCount } from '../../shared/cart/cart.ts';
import { dong, sumDong } from '../../shared/money.ts';
import type { PricedLine } from '../../shared/pricing/priced.ts';
import { isCharged } from '../../shared/sale/part.ts';
import { Action } from '../ui/Action.tsx';
import { Amount } from '../ui/Amount.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { withSign } from '../ui/money.ts';
import { Buyers } from './Buyers.tsx';
import styles from './Cart.module.css';
import { CartLineRow } from './CartLineRow.tsx';
import { CreditInHand } from './CreditInHand.tsx';
import { wordsOf } from './discountWords.ts';
import { changeSelected, clearCart, removeSelected, stepQuantity } from './lines.ts';
import { beginPaying } from './payment.ts';
import { askFor, useSale } from './store.ts';

/**
 * What the buyer is about to buy. Head, keys and total stand still; only the lines scroll. Each part looks up what it
 * shows, so that a scan draws its line, the sums, and nothing else.
 */
export function CartPane() {
  const { t } = useTranslation();
  const empty = useSale(({ cart }) => !cart || cart.lines.length === 0);
  return (
    <section className={styles['pane']} aria-label={t('cart.title')}>
      <CartHead />
      {empty ? (
        <div className={styles['empty']}>
          <p>{t('cart.empty')}</p>
          <p>{t('cart.emptyMore')}</p>
        </div>
      ) : (
        <CartLines />
      )}
      <LineKeys disabled={empty} />
      <SaleKeys disabled={empty} />
      <CreditInHand />
      <TakenSoFar />
      <Total />
      <div className={styles['pay']}>
        <Action kind="main" size="large" shortcut="F9" onPress={() => void beginPaying()} disabled={empty} testId="pay">
          {t('cart.pay')}
        </Action>
      </div>
    </section>
  );
}

/** What was received of this sale's payment before its goods were changed: it is not forgotten, nor the next buyer's. */
function TakenSoFar() {
  const { t } = useTranslation();
  const taken = useSale(({ cart }) => cart?.taken);
  if (!taken) return null;
  const amount = withSign(sumDong(taken.map(({ tender }) => tender.given)));
  const ways = [...new Set(taken.map(({ tender }) => t(`tender.${tender.kind}`)))].join(', ');
  return (
    <div className={styles['credit']} data-testid="taken-so-far">
      <span>{t('cart.takenSoFar', { amount, ways })}</span>
    </div>
  );
}

/** Characters; `99.999.000 ₫` still fits beside its label at full size. */
const LONG = 12;

function Total() {
  const { t } = useTranslation();
  const total = useSale(({ priced }) => priced?.total ?? dong(0));
  const less = useSale(({ priced }) => (priced ? priced.gross - priced.total : 0));
  return (
    <div className={styles['total']}>
      <span>
        {t('cart.total')}
        {less > 0 && <small data-testid="less">{t('cart.taken', { amount: withSign(dong(less)) })}</small>}
      </span>
      <output data-testid="total" data-long={withSign(total).length > LONG}>
        <Amount of={total} />
      </output>
    </div>
  );
}

function CartHead() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const count = useSale(({ cart }) => (cart ? pieceCount(cart) : 0));
  const taken = useSale(({ cart }) => cart?.taken);
  return (
    <div className={styles['head']}>
      <h1>{t('cart.title')}</h1>
      <span data-testid="pieces">{count > 0 && t('cart.pieces', { count })}</span>
      <HoldKey />
      <button
        type="button"
        className={styles['drop']}
        aria-label={t('cart.clear')}
        disabled={count === 0 && !taken}
        onClick={() => setAsked(true)}
      >
        <Icon name="bin" />
      </button>
      {asked && (
        <Dialog title={t('cart.clearQuestion', { count })} onClose={() => setAsked(false)}>
          {taken?.some(isCharged) && <p>{t('cart.clearTaken')}</p>}
          <div className={styles['choices']}>
            <Action onPress={() => setAsked(false)}>{t('app.cancel')}</Action>
            <Action
              kind="main"
              onPress={() => {
                setAsked(false);
                void clearCart();
              }}
            >
              {t('cart.clearYes')}
            </Action>
          </div>
        </Dialog>
      )}
    </div>
  );
}

/** How many carts lie aside, and the way to them. */
function HoldKey() {
  const { t } = useTranslation();
  const held = useSale((sale) => sale.held.length);
  return (
    <button
      type="button"
      className={styles['hold']}
      aria-keyshortcuts="F6"
      onClick={() => askFor({ of: 'held' })}
      data-testid="held-open"
    >
      {t('cart.hold')}
      <kbd aria-hidden="true">F6</kbd>
      {held > 0 && (
        <span className={styles['count']} data-testid="held-count">
          <span className="unseen">{t('held.count', { count: held })}</span>
          <span aria-hidden="true">{held}</span>
        </span>
      )}
    </button>
  );
}

/** What can be done to the whole, in its own place, too. */
function SaleKeys({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  const discount = useSale(({ cart }) => cart?.discount);
  return (
    <div className={styles['sale']}>
      <Action shortcut="F7" disabled={disabled} onPress={() => askFor({ of: 'sale-discount' })} testId="sale-discount">
        {discount ? t('cart.discounted', { off: wordsOf(discount) }) : t('cart.discount')}
      </Action>
      <Buyers disabled={disabled} />
    </div>
  );
}

const NO_LINES: readonly CartLine[] = [];
const NO_MONEY: readonly PricedLine[] = [];
/** Lines; with more, the browser lays out only those in sight. */
const MANY = 100;

function CartLines() {
  const { t } = useTranslation();
  const lines = useSale(({ cart }) => cart?.lines ?? NO_LINES);
  const money = useSale(({ priced }) => priced?.lines ?? NO_MONEY);
  const touched = useSale((sale) => sale.touched);
  const selected = useSale((sale) => sale.selected);
  return (
    <ol className={styles['lines']} aria-label={t('cart.lines')} data-long={lines.length > MANY}>
      {lines.map((line, at) => (
        <CartLineRow
          key={line.line}
          line={line}
          priced={money[at]}
          touched={touched?.line === line.line ? touched.count : 0}
          selected={selected === line.line}
        />
      ))}
    </ol>
  );
}

/** What can be done to the selected line, always in the same place. */
function LineKeys({ disabled }: { readonly disabled: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={styles['keys']}>
      <button
        type="button"
        className={styles['step']}
        aria-label={t('cart.less')}
        aria-keyshortcuts="-"
        disabled={disabled}
        onClick={() => stepQuantity(-1)}
      >
        <Icon name="minus" size={22} />
      </button>
      <button
        type="button"
        className={styles['step']}
        aria-label={t('cart.more')}
        aria-keyshortcuts="+"
        disabled={disabled}
        onClick={() => stepQuantity(1)}
      >
        <Icon name="plus" size={22} />
      </button>
      <Action shortcut="F2" disabled={disabled} onPress={() => void changeSelected('quantity')} testId="quantity">
        {t('cart.quantity')}
      </Action>
      <Action shortcut="F4" disabled={disabled} onPress={() => void changeSelected('discount')} testId="line-edit">
        {t('cart.lineEdit')}
      </Action>
      <Action shortcut="F8" disabled={disabled} onPress={() => void removeSelected()} testId="remove-line">
        {t('cart.removeLine')}
      </Action>
    </div>
  );
}
