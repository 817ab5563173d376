import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatQuantity, parseQuantity } from '../../shared/quantity.ts';
import { WriteOffWhy } from '../../shared/stock/writtenOff.ts';
import { PhotoKey } from '../photo/PhotoKey.tsx';
import { FindGoods } from '../shelf/FindGoods.tsx';
import { lotWords } from '../shelf/figures.ts';
import shelfStyles from '../shelf/Shelf.module.css';
import { useQuantityKey } from '../shelf/useQuantityKey.ts';
import { Room } from '../shift/Room.tsx';
import { DropDraft } from '../stock/DropDraft.tsx';
import { type StockPage, type StockPageProps, useStockScans } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import { Icon } from '../ui/Icon.tsx';
import { usePageKeys } from '../ui/pageKeys.ts';
import {
  addGoods,
  addPhoto,
  changeLine,
  chooseWhy,
  clearWriteOff,
  heldOf,
  isPastDay,
  type Line,
  noteDown,
  openWriteOff,
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
  const { lines, why, note, photo, isBusy } = useWriteOff();
  const list = useRef<HTMLOListElement>(null);
  useStockScans((code) => void scanGoods(code));
  useEffect(() => void openWriteOff(), []);
  useQuantityKey(list);
  usePageKeys({ F9: () => void writeOffAll() });
  return (
    <Room
      title={t('writeOff.title')}
      lead={state.training ? t('writeOff.training') : t('writeOff.lead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
            {t('app.back')}
          </Action>
          <DropDraft lines={lines.length} onDrop={clearWriteOff} testId="write-off-clear" />
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
          <FindGoods onFound={(product) => void addGoods(product)} isFirst testId="write-off" />
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
          <PhotoKey photo={photo} onPhoto={addPhoto} />
        </div>
        <ol ref={list} className={styles['lines']}>
          {lines.length === 0 && <li className={shelfStyles['none']}>{t('writeOff.empty')}</li>}
          {lines.map((line, at) => (
            <WriteOffLine key={`${line.product} ${line.lot}`} line={line} at={at} />
          ))}
        </ol>
      </div>
    </Room>
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
