import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DisplayLine, DisplayView } from '../../shared/contract/display.ts';
import { formatDong } from '../../shared/money.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { Amount } from '../ui/Amount.tsx';
import { withSign } from '../ui/money.ts';
import { Stars } from '../ui/Stars.tsx';
import styles from './Basket.module.css';
import { useDisplay } from './store.ts';

type Props = { readonly view: Extract<DisplayView, { stage: 'cart' | 'paying' }> };

/** The goods as they are laid down, what each comes to, and the total: the largest thing on the screen. */
export function Basket({ view }: Props) {
  const { t } = useTranslation();
  const { shop, lines, total, saved, stage } = view;
  return (
    <main className={styles['basket']}>
      <section className={styles['goods']}>
        <h1>
          {t('display.cart')}
          <span data-testid="display-pieces">{t('display.pieces', { count: pieces(lines) })}</span>
        </h1>
        <Lines lines={lines} />
      </section>
      <section className={styles['money']} data-paying={stage === 'paying'}>
        <p className={styles['shop']}>{shop}</p>
        <Newest lines={lines} />
        {saved > 0 && (
          <p className={styles['saved']} data-testid="display-saved">
            <span>{t('display.saved')}</span>
            <strong>{withSign(saved)}</strong>
          </p>
        )}
        <p className={styles['total']} data-long={total >= 10_000_000}>
          <span>{stage === 'paying' ? t('display.toPay') : t('display.total')}</span>
          <strong data-testid="display-total">
            <Amount of={total} />
          </strong>
        </p>
      </section>
    </main>
  );
}

/** Whose goods these are, large: it is the producer's moment. */
function Newest({ lines }: { readonly lines: readonly DisplayLine[] }) {
  const touched = useDisplay((seen) => seen.touched);
  const line = lines.find((each) => each.line === touched);
  return (
    <p className={styles['newest']}>
      {line && (
        <>
          <strong>{line.name}</strong>
          <Stars stars={line.stars} />
          <span>{line.producer}</span>
        </>
      )}
    </p>
  );
}

/** Pieces by count, whatever is weighed as one. */
function pieces(lines: readonly DisplayLine[]): number {
  return lines.reduce((sum, { weighed, quantity }) => sum + (weighed ? 1 : quantity / 1000), 0);
}

function Lines({ lines }: { readonly lines: readonly DisplayLine[] }) {
  const { t } = useTranslation();
  const touched = useDisplay((seen) => seen.touched);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (touched === null) return;
    list.current?.querySelector(`[data-line='${touched}']`)?.scrollIntoView({ block: 'nearest' });
  }, [touched]);
  return (
    // It takes the focus, so that whoever looks back by keyboard can scroll it.
    <ol ref={list} className={styles['lines']} aria-label={t('display.cart')} tabIndex={0}>
      {lines.map((line) => (
        <Line key={line.line} line={line} touched={touched === line.line} />
      ))}
    </ol>
  );
}

function Line({ line, touched }: { readonly line: DisplayLine; readonly touched: boolean }) {
  const { t } = useTranslation();
  const { name, producer, stars, quantity, unit, price, gross, amount } = line;
  return (
    <li data-line={line.line} data-touched={touched} data-testid="display-line">
      <div>
        <p className={styles['name']}>{name}</p>
        <p className={styles['producer']}>
          <Stars stars={stars} />
          {producer}
        </p>
      </div>
      <p className={styles['amount']}>
        <strong>{formatDong(amount)}</strong>
        <span>
          {amount !== gross && (
            <s>
              <span className="unseen">{t('display.before')} </span>
              {formatDong(gross)}
            </s>
          )}
          {formatQuantity(quantity)} {unit} × {formatDong(price)}
        </span>
      </p>
    </li>
  );
}
