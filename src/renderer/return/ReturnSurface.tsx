import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dong, formatDong } from '../../shared/money.ts';
import { REFUND_KINDS, sumOf } from '../../shared/return/refund.ts';
import { isChoosing } from '../sale/choice.ts';
import { Action } from '../ui/Action.tsx';
import { Amount } from '../ui/Amount.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useDialogKeys } from '../ui/dialogKeys.ts';
import { WordsField } from '../ui/WordsField.tsx';
import { BringGoods } from './BringGoods.tsx';
import { RefundChoice } from './RefundChoice.tsx';
import styles from './Return.module.css';
import { ReturnDone } from './ReturnDone.tsx';
import { ReturnLines } from './ReturnLines.tsx';
import {
  finish,
  leave,
  nextReason,
  placeNow,
  refundsOf,
  selectNeighbour,
  setKind,
  setReason,
  step,
  type Taking,
  takeAll,
  turnDestination,
  useReturn,
  usualReasons,
} from './store.ts';

/** Goods that come back, over the counter: left what and how much, right why and how the money goes back. */
export function ReturnSurface() {
  const { t } = useTranslation();
  const { taking, receipt } = useReturn();
  if (!taking) return null;
  const title = taking.sale ? t('returns.title', { number: taking.sale.number }) : t('returns.withoutSlip');
  return (
    <Dialog title={receipt ? t('returns.doneTitle') : title} size={1080} onClose={() => isChoosing() || leave()}>
      {receipt ? <ReturnDone receipt={receipt} /> : <TakeBack taking={taking} />}
    </Dialog>
  );
}

function TakeBack({ taking }: { readonly taking: Taking }) {
  const { t } = useTranslation();
  const why = useRef<HTMLInputElement>(null);
  const { sale, busy, selected, reason } = taking;
  const [marking, setMarking] = useState(0);
  // Marked once the words stand there: what is typed next takes their place.
  useEffect(() => {
    if (marking > 0) why.current?.select();
  }, [marking]);
  const keys: Readonly<Record<string, () => void>> = {
    F4: () => turnDestination(selected),
    F6: () => {
      nextReason();
      setMarking((times) => times + 1);
    },
    F8: takeAll,
    F9: () => void finish(),
  };
  useDialogKeys((event) => {
    const inField = event.target instanceof HTMLInputElement;
    const todo = keys[event.key] ?? altKey(event) ?? (inField ? undefined : OFF_FIELD(selected)[event.key]);
    if (!todo) return;
    event.preventDefault();
    if (!event.repeat || event.key.startsWith('Arrow')) todo();
  });
  return (
    <form
      className={styles['sheet']}
      tabIndex={-1}
      data-autofocus={sale ? '' : undefined}
      onSubmit={submit}
      data-testid="return"
    >
      <div className={styles['goods']}>
        {!sale && <BringGoods />}
        {!sale && <p className={styles['hint']}>{t('returns.todaysPrice')}</p>}
        <ReturnLines taking={taking} />
        <div className={styles['keys']}>
          <Action shortcut="F4" onPress={() => turnDestination(selected)}>
            {t('returns.destination')}
          </Action>
          {sale && (
            <Action shortcut="F8" onPress={takeAll} testId="return-all">
              {t('returns.all')}
            </Action>
          )}
          {placeNow(reason) === 'write-off' && (
            <p className={styles['hint']} role="status">
              {t('returns.notSoldAgain')}
            </p>
          )}
        </div>
      </div>
      <div className={styles['money']}>
        <div className={styles['asked']}>
          <WordsField
            label={t('returns.reason')}
            shortcut="F6"
            usual={usualReasons()}
            words={reason}
            hint={t('returns.reasonHint')}
            onType={setReason}
            onChoose={setReason}
            field={why}
            testId="reason"
          />
          <RefundChoice taking={taking} />
        </div>
        <MoneyBack taking={taking} />
        <div className={styles['end']}>
          <Action size="large" shortcut="Esc" disabled={busy} onPress={leave}>
            {t('app.back')}
          </Action>
          <Action kind="main" size="large" type="submit" shortcut="F9" disabled={busy} testId="return-finish">
            {t('returns.finish')}
          </Action>
        </div>
      </div>
    </form>
  );
}

/** Alt and the number on the tile, as in payment. */
function altKey({ altKey: alt, code }: KeyboardEvent): (() => void) | undefined {
  const kind = alt ? REFUND_KINDS[Number(/^Digit([1-4])$/.exec(code)?.[1]) - 1] : undefined;
  return kind && (() => setKind(kind));
}

function submit(event: FormEvent): void {
  event.preventDefault();
  void finish();
}

const OFF_FIELD = (selected: number): Readonly<Record<string, () => void>> => ({
  ArrowDown: () => selectNeighbour(1),
  ArrowUp: () => selectNeighbour(-1),
  '+': () => step(selected, 1),
  '=': () => step(selected, 1),
  '-': () => step(selected, -1),
});

function MoneyBack({ taking }: { readonly taking: Taking }) {
  const { t } = useTranslation();
  const { total, refunds } = refundsOf(taking);
  const goes = dong(refunds.reduce((sum, { amount }) => sum + amount, 0));
  const onto = sumOf(refunds, 'card');
  const credit = taking.kind === 'exchange' ? 0 : sumOf(refunds, 'exchange');
  return (
    <div className={styles['total']} role="status">
      <p>{t('returns.total')}</p>
      <output data-testid="return-total">
        <Amount of={goes} />
      </output>
      {goes !== total && <small>{t('returns.rounding', { amount: formatDong(dong(goes - total)) })}</small>}
      {taking.kind === 'card' && onto + credit < total && (
        <small>{t('returns.cashBeside', { card: formatDong(onto) })}</small>
      )}
      {credit > 0 && (
        <small data-testid="return-credit">{t('returns.creditBeside', { amount: formatDong(dong(credit)) })}</small>
      )}
    </div>
  );
}
