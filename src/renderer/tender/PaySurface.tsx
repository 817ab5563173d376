import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credit } from '../../shared/contract/return.ts';
import type { SaleId } from '../../shared/id.ts';
import { type Dong, dong } from '../../shared/money.ts';
import type { Tender, TenderKind } from '../../shared/sale/tender.ts';
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
import { followTransfer, hideTransfer, showTransfer, useTransfer } from './transfer.ts';
import { Ways } from './Ways.tsx';
import { useWayKeys } from './wayKeys.ts';

type Props = Bill & {
  readonly sale: SaleId;
  readonly busy: boolean;
  readonly onPay: (tenders: readonly Tender[]) => void;
  readonly onBack: () => void;
};

/** What stands on the surface: the parts taken, and the one that is being taken now. */
type Taking = {
  readonly parts: readonly Part[];
  readonly way: TenderKind;
  /** Typed for this part; undefined where all that is owed is meant. */
  readonly typed: Dong | undefined;
};

const NOTHING_TAKEN: Taking = { parts: [], way: 'cash', typed: undefined };

/** Takes money, one way or several: left what buyer and cashier read, right what the hands do. Escape goes back. */
export function PaySurface({ sale, total, rounding, busy, onPay, onBack }: Props) {
  const { t } = useTranslation();
  const [{ parts, way, typed }, setTaking] = useState(NOTHING_TAKEN);
  const shown = useTransfer((transfer) => transfer.shown);
  const credits = creditsLeft(useCredits(), parts);
  const [shownAt, setShownAt] = useState(() => performance.now());
  const calm = useCalm(shownAt, parts.length === 0);
  const owed = owedBy(way, { total, rounding }, parts);
  const code = freeCode(parts);
  const ways = WAYS.filter((each) => each !== 'exchange' || credits.length > 0 || way === 'exchange');

  useEffect(followTransfer, []);
  useEffect(() => (busy ? undefined : onEscape(onBack)), [busy, onBack]);
  const asked = typed ?? owed;
  const isAsked = way === 'vietqr' && asked > 0 && asked <= owed;
  useEffect(() => {
    if (isAsked) void showTransfer({ sale, part: code, amount: asked });
    else if (useTransfer.getState().shown) void hideTransfer();
  }, [isAsked, sale, code, asked]);

  const retype = (amount: Dong | undefined) => setTaking((now) => ({ ...now, typed: amount }));
  const put = (tender: Tender, next: TenderKind = 'cash') => {
    setShownAt(performance.now());
    setTaking((now) => ({ parts: [...now.parts, newPart(now.parts, tender, code)], way: next, typed: undefined }));
  };
  /** The last part pays the sale at once; what is less waits for the others. */
  const take = (tender: Tender) => {
    if (tender.given >= owed) onPay([...parts.map((part) => part.tender), tender]);
    else put(tender);
  };
  const choose = (next: TenderKind | undefined) => {
    if (busy || next === undefined || next === way) return;
    // Typed, and less than is owed: it lies on the counter, and the rest comes another way.
    if (way === 'cash' && typed !== undefined && typed > 0 && typed < owed) put({ kind: 'cash', given: typed }, next);
    else setTaking({ parts, way: next, typed: undefined });
  };
  useWayKeys((nth) => choose(ways[nth]));

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
            onTakeBack={(id) => setTaking({ parts: parts.filter((part) => part.id !== id), way, typed: undefined })}
          />
          {way === 'cash' && <Change due={dong(Math.max(0, owed))} handed={typed ?? dong(Math.max(0, owed))} />}
          {isShown && <TransferState shown={isShown} onTakePartial={retype} />}
        </div>
        <div className={styles['side']}>
          <Ways ways={ways} chosen={way} disabled={busy} onChoose={choose} />
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
              {...{ owed, credits, busy, calm, onBack }}
              onTake={(given, credit: Credit) => take({ kind: 'exchange', given, return: credit.return })}
            />
          )}
        </div>
      </div>
    </section>
  );
}

function newPart(parts: readonly Part[], tender: Tender, code: number): Part {
  const id = 1 + Math.max(0, ...parts.map((part) => part.id));
  return tender.kind === 'vietqr' ? { id, tender, code } : { id, tender };
}
