import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import type { CountDraftLine } from '../../shared/contract/count.ts';
import { formatQuantity, parseQuantity } from '../../shared/quantity.ts';
import { ChoiceDialog } from '../sale/ChoiceDialog.tsx';
import { useGoodsByName } from '../shelf/useGoodsByName.ts';
import { Room } from '../shift/Room.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Icon } from '../ui/Icon.tsx';
import { Keypad } from '../ui/Keypad.tsx';
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
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F9' || event.repeat || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      handIn();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
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
            <Action size="large" onPress={openResult} testId="count-result">
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
          <ByName />
        </div>
        <ol className={styles['lines']}>
          {mine.length === 0 && <li className={styles['none']}>{t('count.scanNow')}</li>}
          {mine.map((line) => (
            <Line key={`${line.product} ${line.lot} ${line.place} ${line.recount}`} line={line} />
          ))}
        </ol>
        {sheets.length > 0 && (
          <p className={styles['sheets']} data-testid="count-sheets">
            {t('count.sheets', { count: sheets.reduce((sum, { lines }) => sum + lines, 0) })}:{' '}
            {sheets
              .map(
                ({ by, place: at, till, lines }) =>
                  `${at || by}${till === null ? '' : ` (${t('count.till', { till })})`} ${lines}`,
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
  const { name, unit, quantity, onHand, lotCode, place, recount, producer } = line;
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
        aria-label={t('count.change', { name, unit, quantity: formatQuantity(quantity) })}
        onClick={() => askQuantity({ ...line, adds: false })}
        data-testid="count-quantity"
      >
        {formatQuantity(quantity)} {unit}
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

const FOUND = 6;

/** Goods without a code, by name. */
function ByName() {
  const { t } = useTranslation();
  const search = useGoodsByName(FOUND);
  const { text } = search;
  const found = search.found ?? [];
  const take = ({ product, name, unit, weighed }: ProductView): void => {
    void search.type('');
    const { mine, place, recount } = useCount.getState();
    const before = mine.find(
      (line) => line.product === product && line.lot === null && line.place === place && line.recount === recount,
    );
    askQuantity(
      before
        ? { ...before, adds: false }
        : ({ product, name, unit, weighed, lot: null, quantity: 0, adds: false } as Asked),
    );
  };
  return (
    <div className={styles['byName']}>
      <label className={styles['field']}>
        <span>{t('count.byName')}</span>
        <input
          type="search"
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => void search.type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !found[0]) return;
            event.preventDefault();
            take(found[0]);
          }}
          data-testid="count-search"
        />
      </label>
      {found.length > 0 && (
        <ul className={styles['found']}>
          {found.map((product) => (
            <li key={product.product}>
              <button type="button" onClick={() => take(product)} data-testid="count-found">
                <strong>{product.name}</strong>
                <span>{product.producer}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
