import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { formatQuantity, parseQuantity } from '../../shared/quantity.ts';
import { WriteOffWhy } from '../../shared/stock/writtenOff.ts';
import { goodsName, lotWords } from '../shelf/figures.ts';
import shelfStyles from '../shelf/Shelf.module.css';
import { useGoodsByName } from '../shelf/useGoodsByName.ts';
import { Room } from '../shift/Room.tsx';
import { type StockPage, type StockPageProps, useStockScans } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import {
  addGoods,
  changeLine,
  chooseWhy,
  clearWriteOff,
  heldOf,
  isPastDay,
  type Line,
  noteDown,
  removeLine,
  scanGoods,
  useWriteOff,
  writeOffAll,
} from './store.ts';
import styles from './WriteOff.module.css';

export const writeOffPage: StockPage = {
  id: 'write-off',
  title: (t) => t('writeOff.title'),
  more: (t) => t('writeOff.more'),
  Page: WriteOffPageOf,
};

const QUESTIONS = ['no-such-product', 'gift-basket', 'absurd-quantity', 'not-weighed', 'no-such-lot'] as const;
type Known = (typeof QUESTIONS)[number];

/** Goods that leave the shelf unsold, line by line: by scanner, lot and quantity, and why. */
function WriteOffPageOf({ state }: StockPageProps) {
  const { t } = useTranslation();
  const { lines, why, note, isBusy } = useWriteOff();
  useStockScans((code) => void scanGoods(code));
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F9' || event.repeat || document.querySelector('[role="dialog"]')) return;
      event.preventDefault();
      void writeOffAll();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <Room
      title={t('writeOff.title')}
      lead={state.training ? t('writeOff.training') : t('writeOff.lead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
            {t('app.back')}
          </Action>
          {lines.length > 0 && (
            <Action size="large" onPress={clearWriteOff} testId="write-off-clear">
              {t('writeOff.clear')}
            </Action>
          )}
          <Action
            kind="main"
            size="large"
            shortcut="F9"
            disabled={isBusy || state.training}
            onPress={() => void writeOffAll()}
            testId="write-off-save"
          >
            {t(why === 'to-producer' ? 'writeOff.saveBack' : 'writeOff.save')}
          </Action>
        </>
      }
    >
      <div className={styles['page']}>
        <div className={shelfStyles['chips']} role="group" aria-label={t('writeOff.why')}>
          {WriteOffWhy.options.map((option) => (
            <button
              key={option}
              type="button"
              aria-pressed={option === why}
              onClick={() => chooseWhy(option)}
              data-testid={`why-${option}`}
            >
              {t(`writeOff.whys.${option}`)}
            </button>
          ))}
        </div>
        <div className={styles['tools']}>
          <AddGoods />
          <input
            className={styles['note']}
            type="text"
            maxLength={80}
            autoComplete="off"
            aria-label={t('writeOff.note')}
            placeholder={t('writeOff.noteHint')}
            value={note}
            onChange={(event) => noteDown(event.currentTarget.value)}
            data-testid="write-off-note"
          />
        </div>
        <ol className={styles['lines']}>
          {lines.length === 0 && <li className={shelfStyles['none']}>{t('writeOff.empty')}</li>}
          {lines.map((line, at) => (
            <WriteOffLine key={`${line.product} ${line.lot}`} line={line} at={at} />
          ))}
        </ol>
      </div>
    </Room>
  );
}

/** As many as stand under a field. */
const FOUND = 6;

/** Goods by name, for what has no code. */
function AddGoods() {
  const { t } = useTranslation();
  const search = useGoodsByName(FOUND);
  const { text } = search;
  const found = search.found ?? [];
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const type = (typed: string): void => {
    setChosen(0);
    void search.type(typed);
  };
  const take = (product: ProductView) => {
    type('');
    void addGoods(product);
    field.current?.focus();
  };
  return (
    <div className={styles['add']}>
      <label className={shelfStyles['box']}>
        <Icon name="search" size={22} />
        <span className="unseen">{t('writeOff.search')}</span>
        <input
          ref={field}
          type="search"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('writeOff.search')}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            const product = found[chosen];
            if (event.key === 'Enter' && product) take(product);
            else if (event.key === 'ArrowDown') setChosen(Math.min(found.length - 1, chosen + 1));
            else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
            else return;
            event.preventDefault();
          }}
          data-testid="write-off-search"
        />
      </label>
      {found.length > 0 && (
        <ul className={styles['found']}>
          {found.map((product, at) => (
            <li key={product.product}>
              <button
                type="button"
                tabIndex={-1}
                data-chosen={at === chosen}
                onClick={() => take(product)}
                data-testid="write-off-found"
              >
                <strong>{goodsName(product)}</strong>
                <span>{product.producer}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function WriteOffLine({ line, at }: { readonly line: Line; readonly at: number }) {
  const { t } = useTranslation();
  const question = useWriteOff(({ questions }) => questions.get(at));
  const today = useWriteOff((draft) => draft.today);
  const { name, unit, lots, loose, lot, labelled } = line;
  const amount = parseQuantity(line.quantity);
  const held = heldOf(line);
  return (
    <li className={styles['line']} data-questioned={question !== undefined} data-testid="write-off-line">
      <strong className={styles['name']}>{name}</strong>
      <label>
        <span>{t('writeOff.lot')}</span>
        <select
          value={lot}
          data-past={isPastDay(line, today)}
          onChange={(event) => changeLine(at, { lot: event.currentTarget.value })}
          data-testid="write-off-lot"
        >
          {lots.map((one) => (
            <option key={one.lot.id} value={one.lot.id}>
              {t('writeOff.lotOf', { lot: lotWords(one.lot, t), quantity: formatQuantity(one.onHand) })}
            </option>
          ))}
          <option value="">{t('writeOff.lotOf', { lot: t('shelf.loose'), quantity: formatQuantity(loose) })}</option>
        </select>
      </label>
      <label>
        <span>{t('writeOff.quantity', { unit })}</span>
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={line.quantity}
          aria-invalid={question !== undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => changeLine(at, { quantity: event.currentTarget.value })}
          data-testid="write-off-quantity"
        />
      </label>
      <button
        type="button"
        className={styles['remove']}
        aria-label={`${t('writeOff.remove')}: ${name}`}
        onClick={() => removeLine(at)}
        data-testid="write-off-remove"
      >
        <Icon name="bin" size={22} />
      </button>
      {question !== undefined && (
        <p role="alert">{t(`writeOff.questions.${isKnown(question) ? question : 'other'}`)}</p>
      )}
      {labelled !== null && <p>{t('writeOff.otherLot', { lot: labelled })}</p>}
      {amount !== undefined && amount > held && <p>{t('writeOff.beyond', { quantity: formatQuantity(held), unit })}</p>}
    </li>
  );
}

function isKnown(why: string): why is Known {
  return (QUESTIONS as readonly string[]).includes(why);
}
