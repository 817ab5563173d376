import { t as speak } from 'i18next';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaleId } from '../../shared/id.ts';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import type { Handed, TenderKind } from '../../shared/sale/tender.ts';
import { say } from '../notice.ts';
import { keepFocus, onEscape } from '../ui/focus.ts';
import { CashForm } from './CashForm.tsx';
import { CreditForm } from './CreditForm.tsx';
import { useCalm } from './calm.ts';
import { creditsLeft, useCredits } from './credits.ts';
import { Parts } from './Parts.tsx';
import { type Bill, freeCode, owedBy, type Part, WAYS } from './parts.ts';
import { ReferenceForm } from './ReferenceForm.tsx';
import { Change, Sums } from './Sums.tsx';
import styles from './Tender.module.css';
import { TransferForm } from './TransferForm.tsx';
import { TransferState } from './TransferState.tsx';
import { keepParts, partsOf, useParts } from './taken.ts';
import { followTransfer, hideTransfer, showTransfer, useTransfer } from './transfer.ts';
import { Ways } from './Ways.tsx';
import { useWayKeys } from './wayKeys.ts';

type Props = Bill & {
  readonly sale: SaleId;
  readonly busy: boolean;
  readonly onPay: (tenders: readonly Handed[]) => void;
  readonly onBack: () => void;
};

/** The part that is being taken now. */
type Taking = {
  readonly way: TenderKind;
  /** Typed for this part; undefined where all that is owed is meant. */
  readonly typed: Dong | undefined;
};

const NOTHING_TAKEN: Taking = { way: 'cash', typed: undefined };

/** Takes money, one way or several: left what buyer and cashier read, right what the hands do. Escape goes back. */
export function PaySurface({ sale, total, rounding, busy, onPay, onBack: leave }: Props) {
  const { t } = useTranslation();
  const [{ way, typed }, setTaking] = useState(NOTHING_TAKEN);
  const parts = useParts(sale);
  const shown = useTransfer((transfer) => transfer.shown);
  const { credits, look } = useCredits();
  const [shownAt, setShownAt] = useState(() => performance.now());
  const calm = useCalm(shownAt, parts.length === 0);
  const owed = owedBy(way, { total, rounding }, parts);
  const code = freeCode(parts);

  const onBack = useCallback(() => {
    leave();
    tellKept(sale);
  }, [leave, sale]);
  useEffect(followTransfer, []);
  useEffect(() => tellOver(sale, total), [sale, total]);
  useEffect(() => (busy ? undefined : onEscape(onBack)), [busy, onBack]);
  const asked = typed ?? owed;
  const isAsked = way === 'vietqr' && asked > 0 && asked <= owed;
  useEffect(() => {
    if (isAsked) void showTransfer({ sale, part: code, amount: asked });
    else if (useTransfer.getState().shown) void hideTransfer();
  }, [isAsked, sale, code, asked]);

  const retype = (amount: Dong | undefined) => setTaking((now) => ({ ...now, typed: amount }));
  const put = (tender: Handed, next: TenderKind = 'cash') => {
    setShownAt(performance.now());
    keepParts(sale, [...partsOf(sale), newPart(partsOf(sale), tender, code)]);
    setTaking({ way: next, typed: undefined });
  };
  /** The last part pays the sale at once; what is less waits for the others. */
  const take = (tender: Handed) => {
    if (tender.given >= owed) onPay([...parts.map((part) => part.tender), tender]);
    else put(tender);
  };
  const choose = (next: TenderKind | undefined) => {
    if (busy || next === undefined || next === way) return;
    // Typed, and less than is owed: it lies on the counter, and the rest comes another way.
    if (way === 'cash' && typed !== undefined && typed > 0 && typed < owed) put({ kind: 'cash', given: typed }, next);
    else setTaking({ way: next, typed: undefined });
  };
  useWayKeys((nth) => choose(WAYS[nth]));

  const finishCash = (given: Dong) => {
    const taken = parts.map(({ tender }) => tender);
    const isCovered = given === 0 && taken.some(({ kind }) => kind === 'cash');
    onPay(isCovered ? taken : [...taken, { kind: 'cash', given }]);
  };
  const isShown = way === 'vietqr' && shown?.sale === sale && shown.part === code ? shown : null;
  return (
    <section className={styles['surface']} role="dialog" aria-label={t('tender.title')} onMouseDown={keepFocus}>
      <div className={styles['form']}>
        <div className={styles['read']}>
          <Sums bill={{ total, rounding }} way={way} parts={parts} />
          <Parts
            parts={parts}
            disabled={busy}
            onTakeBack={(id) => {
              keepParts(
                sale,
                parts.filter((part) => part.id !== id),
              );
              setTaking({ way, typed: undefined });
            }}
          />
          {way === 'cash' && <Change due={dong(Math.max(0, owed))} handed={typed ?? dong(Math.max(0, owed))} />}
          {isShown && <TransferState shown={isShown} onTakePartial={retype} />}
        </div>
        <div className={styles['side']}>
          <Ways chosen={way} disabled={busy} onChoose={choose} />
          {way === 'cash' && (
            <CashForm
              key={parts.length}
              {...{ owed, busy, calm, onBack }}
              given={typed}
              onGiven={retype}
              onPart={(given) => put({ kind: 'cash', given })}
              onFinish={finishCash}
            />
          )}
          {way === 'vietqr' && (
            <TransferForm
              {...{ owed, typed, busy, calm, onBack }}
              shown={isShown}
              onType={retype}
              onTake={(taken) => take({ kind: 'vietqr', ...taken })}
            />
          )}
          {(way === 'card' || way === 'voucher') && (
            <ReferenceForm
              key={way}
              {...{ way, owed, busy, calm, onBack }}
              onTake={(given, mark) =>
                take(way === 'card' ? { kind: way, given, reference: mark } : { kind: way, given, code: mark })
              }
            />
          )}
          {way === 'exchange' && (
            <CreditForm
              {...{ owed, busy, calm, onBack }}
              credits={creditsLeft(credits, parts)}
              onLook={look}
              onTake={(given, { return: credit, slip }) =>
                take({ kind: 'exchange', given, return: credit, ...(slip !== undefined && { slip }) })
              }
            />
          )}
        </div>
      </div>
    </section>
  );
}

function newPart(parts: readonly Part[], tender: Handed, code: number): Part {
  const id = 1 + Math.max(0, ...parts.map((part) => part.id));
  return tender.kind === 'vietqr' ? { id, tender, code } : { id, tender };
}

const sumOf = (parts: readonly Part[]): Dong => dong(parts.reduce((sum, { tender }) => sum + tender.given, 0));

/** Money that lies here already is not forgotten with the surface; whoever leaves is told. */
function tellKept(sale: SaleId): void {
  const parts = partsOf(sale);
  if (parts.length === 0) return;
  const ways = [...new Set(parts.map(({ tender }) => speak(`tender.${tender.kind}`)))].join(', ');
  say('stop', speak('tender.partsKept', { amount: formatDong(sumOf(parts)), ways }));
}

/** Goods were taken out since: more was received by other ways than there is to pay, and only cash is given back. */
function tellOver(sale: SaleId, total: Dong): void {
  const given = sumOf(partsOf(sale).filter(({ tender }) => tender.kind !== 'cash'));
  if (given <= total) return;
  say('stop', speak('tender.partsOver', { amount: formatDong(given), over: formatDong(dong(given - total)) }));
}
