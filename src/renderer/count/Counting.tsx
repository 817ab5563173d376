import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { CountDraftLine } from '../../shared/contract/count.ts';
import { formatQuantity, parseQuantity, quantity } from '../../shared/quantity.ts';
import { ChoiceDialog } from '../sale/ChoiceDialog.tsx';
import { FindGoods } from '../shelf/FindGoods.tsx';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Icon } from '../ui/Icon.tsx';
import { Keypad } from '../ui/Keypad.tsx';
import { usePageKeys } from '../ui/pageKeys.ts';
import { digitMeant, pressInto } from '../ui/typing.ts';
import styles from './Count.module.css';
import {
  type Asked,
  askQuantity,
  choose,
  handIn,
  leaveChoice,
  openResult,
  setPlace,
  setQuantity,
  stepBack,
  useCount,
} from './store.ts';
import { scopeWords } from './words.ts';

/** Counting: each scan is one more; what was counted last stands on top. */
export function Counting({ training }: { readonly training: boolean }) {
  const { t } = useTranslation();
  const { count, mine, sheets, place, recount, asked, choice } = useCount();
  const [last] = mine;
  usePageKeys({
    F2: last && (() => askQuantity({ ...last, adds: false })),
    F7: count?.till === null ? openResult : undefined,
    F9: handIn,
  });
  if (!count) return null;
  return (
    <Room
      title={t(recount ? 'count.recountTitle' : 'count.countTitle', { what: scopeWords(count.scope, t) })}
      lead={t(recount ? 'count.recountLead' : 'count.countLead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={stepBack}>
            {t('app.back')}
          </Action>
          {count.till === null && (
            <Action size="large" shortcut="F7" onPress={openResult} testId="count-result">
              {t('count.toResult')}
            </Action>
          )}
          <Action
            kind="main"
            size="large"
            shortcut="F9"
            disabled={mine.length === 0 || training}
            onPress={handIn}
            testId="count-hand-in"
          >
            {t('count.handIn', { count: mine.length })}
          </Action>
        </>
      }
    >
      <div className={styles['page']} data-testid="counting">
        <div className={styles['tools']}>
          <label className={styles['field']}>
            <span>{t('count.place')}</span>
            <input
              type="text"
              maxLength={40}
              autoComplete="off"
              value={place}
              disabled={recount}
              onChange={(event) => setPlace(event.currentTarget.value)}
              data-testid="count-place"
            />
          </label>
          <FindGoods onFound={askFound} testId="count" />
        </div>
        <ol className={styles['lines']}>
          {mine.length === 0 && <li className={styles['none']}>{t('count.scanNow')}</li>}
          {mine.map((line) => (
            <Line key={`${line.product} ${line.lot} ${line.place} ${line.recount}`} line={line} />
          ))}
        </ol>
        {sheets.length > 0 && (
          <p className={styles['sheets']} data-testid="count-sheets">
            {t('count.sheets', { count: sheets.reduce((sum, { lines }) => sum + lines, 0) })} ·{' '}
            {sheets
              .map(
                ({ by, place: at, till, lines }) =>
                  `${at || by}${till === null ? '' : ` (${t('count.till', { till })})`}: ${lines}`,
              )
              .join(' · ')}
          </p>
        )}
      </div>
      {asked && <QuantityDialog key={`${asked.product} ${asked.lot}`} asked={asked} />}
      {choice && <ChoiceDialog {...choice} onClose={leaveChoice} onChoose={choose} />}
    </Room>
  );
}

function Line({ line }: { readonly line: CountDraftLine }) {
  const { t } = useTranslation();
  const { name, unit, quantity: found, onHand, lotCode, place, recount, producer } = line;
  const where = recount ? t('count.recounted') : place;
  return (
    <li className={styles['line']} data-testid="count-line">
      <strong>{name}</strong>
      <small>{[producer, where, lotCode && t('count.lot', { code: lotCode })].filter(Boolean).join(' · ')}</small>
      {onHand !== undefined && (
        <span className={styles['books']}>{t('count.books', { quantity: formatQuantity(onHand) })}</span>
      )}
      <button
        type="button"
        className={styles['amount']}
        aria-label={t('count.change', { name, unit, quantity: formatQuantity(found) })}
        onClick={() => askQuantity({ ...line, adds: false })}
        data-testid="count-quantity"
      >
        {formatQuantity(found)} {unit}
      </button>
      <button
        type="button"
        className={styles['remove']}
        aria-label={t('count.remove', { name })}
        onClick={() => setQuantity(line, null)}
        data-testid="count-remove"
      >
        <Icon name="bin" size={22} />
      </button>
    </li>
  );
}

/** How much, in one number: of what is weighed, or of many pieces. */
function QuantityDialog({ asked }: { readonly asked: Asked }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const found = parseQuantity(text);
  const isFit = found !== undefined && (asked.weighed || found % 1_000 === 0);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    if (!isFit) return;
    setQuantity(asked, asked.adds ? asked.quantity + found : found);
    askQuantity(null);
  };
  return (
    <Dialog title={asked.name} size={400} onClose={() => askQuantity(null)}>
      <form className={styles['ask']} onSubmit={save} onMouseDown={keepFocus}>
        <label className={styles['field']}>
          <span>
            {t(asked.adds && asked.quantity > 0 ? 'count.howMuchMore' : 'count.howMuch', {
              unit: asked.unit,
              quantity: formatQuantity(asked.quantity),
            })}
          </span>
          <input
            ref={field}
            type="text"
            inputMode="none"
            autoComplete="off"
            data-autofocus
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              const digit = digitMeant(event.nativeEvent);
              if (!digit) return;
              event.preventDefault();
              setText(pressInto(field.current, text, digit));
            }}
            data-testid="count-typed"
          />
        </label>
        <Keypad extra={asked.weighed ? ',' : null} low onKey={(key) => setText(pressInto(field.current, text, key))} />
        <Action kind="main" size="large" type="submit" shortcut="Enter" disabled={!isFit} testId="count-typed-save">
          {t('count.keep')}
        </Action>
      </form>
    </Dialog>
  );
}

/** Goods without a code: how many of them there are altogether. */
function askFound({ product, name, unit, weighed }: ProductView): void {
  const { mine, place, recount } = useCount.getState();
  const before = mine.find(
    (line) => line.product === product && line.lot === null && line.place === place && line.recount === recount,
  );
  askQuantity(
    before
      ? { ...before, adds: false }
      : { product, name, unit, weighed, lot: null, quantity: quantity(0), adds: false },
  );
}
