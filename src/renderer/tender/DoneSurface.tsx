import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Receipt } from '../../shared/contract/sale.ts';
import { EntryId } from '../../shared/id.ts';
import { sumDong } from '../../shared/money.ts';
import type { TenderKind } from '../../shared/sale/tender.ts';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { Action } from '../ui/Action.tsx';
import { Amount } from '../ui/Amount.tsx';
import { keepFocus, onEscape } from '../ui/focus.ts';
import { Icon } from '../ui/Icon.tsx';
import { withSign } from '../ui/money.ts';
import { WAYS } from './parts.ts';
import styles from './Tender.module.css';

type Props = { readonly receipt: Receipt; readonly onNext: () => void };

/** ms. An Enter pressed twice, or held, finishes the payment; it does not put the change away unseen. */
const STILL_THE_PAYMENT = 500;

/** Paid: the change until it is counted out, and the slip. The next scan needs no button. */
export function DoneSurface({ receipt, onNext }: Props) {
  const { t } = useTranslation();
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => next.current?.focus(), []);
  const [shownAt] = useState(() => performance.now());
  useEffect(() => onEscape((event) => !event.repeat && onNext()), [onNext]);
  const hold = (event: KeyboardEvent) => {
    const meantForPayment = event.nativeEvent.timeStamp - shownAt < STILL_THE_PAYMENT || event.repeat;
    if (event.key === 'Enter' && meantForPayment) event.preventDefault();
  };
  const exact = receipt.change === 0;
  const isAllCash = receipt.tenders.every(({ kind }) => kind === 'cash');
  return (
    <section className={styles['surface']} role="dialog" aria-label={t('done.title')} data-testid="done">
      <div className={styles['form']} onMouseDown={keepFocus} onKeyDown={hold}>
        <div className={styles['read']}>
          <p className={styles['done']}>
            <Icon name="sent" size={26} />
            {t('done.title')}
            <span data-testid="slip-number">{t('done.number', { number: receipt.number })}</span>
          </p>
          <div className={styles['change']} role="status">
            <p>{exact ? t('done.noChange') : t('done.change')}</p>
            <output data-testid="done-change">
              <Amount of={receipt.change} />
            </output>
          </div>
          <div className={styles['next']}>
            <Action
              size="large"
              onPress={() => void reprint({ entry: EntryId.parse(receipt.sale), number: receipt.number })}
              testId="reprint"
            >
              <Icon name="printer" size={24} />
              {t('slip.reprint')}
            </Action>
            <Action ref={next} kind="main" size="large" shortcut="Enter" onPress={onNext} testId="next-sale">
              {t('done.next')}
            </Action>
          </div>
          <p className={styles['hint']}>{t('done.nextMore')}</p>
          <dl className={styles['sums']}>
            <div className={styles['row']}>
              <dt>{t('done.due')}</dt>
              <dd>{withSign(receipt.due)}</dd>
            </div>
            {receipt.rounding !== 0 && (
              <div className={styles['row']}>
                <dt>{t('tender.rounding')}</dt>
                <dd>{withSign(receipt.rounding)}</dd>
              </div>
            )}
            {handedOver(receipt).map(({ kind, given }) => (
              <div key={kind} className={styles['row']} data-testid="done-given">
                <dt>{t(isAllCash ? 'done.given' : `done.by.${kind}`)}</dt>
                <dd>{withSign(given)}</dd>
              </div>
            ))}
          </dl>
        </div>
        <SlipPicture sale={receipt.sale} />
      </div>
    </section>
  );
}

/** What was handed over, way by way, in the order of their tiles. */
function handedOver({ tenders }: Receipt): Receipt['tenders'] {
  const of = (way: TenderKind) => tenders.filter(({ kind }) => kind === way).map(({ given }) => given);
  return WAYS.filter((way) => of(way).length > 0).map((kind) => ({ kind, given: sumDong(of(kind)) }));
}
