import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ROAD } from '../../shared/contract/draft.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { TransferPaper } from '../../shared/stock/sent.ts';
import { questionWords } from '../receive/words.ts';
import { FindGoods } from '../shelf/FindGoods.tsx';
import { lotWords } from '../shelf/figures.ts';
import shelf from '../shelf/Shelf.module.css';
import { useQuantityKey } from '../shelf/useQuantityKey.ts';
import { Room } from '../shift/Room.tsx';
import { DropDraft } from '../stock/DropDraft.tsx';
import { useStockScans } from '../stock/page.ts';
import { Action } from '../ui/Action.tsx';
import { DayText } from '../ui/DayField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { Icon } from '../ui/Icon.tsx';
import { usePageKeys } from '../ui/pageKeys.ts';
import { show } from './list.ts';
import {
  addGoods,
  changeLine,
  dropSending,
  type Line,
  openSending,
  put,
  putRoad,
  readOutlets,
  removeLine,
  scanToSend,
  sendAll,
  useSending,
} from './sending.ts';
import styles from './Transfer.module.css';

/** Goods that leave: where to, what for the road, and line by line what of which lot. */
export function SendView({ isTraining }: { readonly isTraining: boolean }) {
  const { t } = useTranslation();
  const { lines, note, isBusy } = useSending();
  const [isRoad, setRoad] = useState(false);
  const list = useRef<HTMLOListElement>(null);
  useStockScans((code) => void scanToSend(code));
  useQuantityKey(list);
  useEffect(() => {
    void readOutlets();
    void openSending();
  }, []);
  usePageKeys({ F7: () => setRoad(true), F9: isTraining ? undefined : () => void sendAll() });
  return (
    <Room
      title={t('carry.sendTitle')}
      lead={t(isTraining ? 'carry.training' : 'carry.sendLead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => show({ of: 'list' })}>
            {t('app.back')}
          </Action>
          <DropDraft lines={lines.length} onDrop={dropSending} testId="transfer-clear" />
          <Action
            kind="main"
            size="large"
            shortcut="F9"
            disabled={isBusy || isTraining}
            onPress={() => void sendAll()}
            testId="transfer-save"
          >
            {t('carry.save')}
          </Action>
        </>
      }
    >
      <div className={styles['page']}>
        <Where onRoad={() => setRoad(true)} />
        <div className={styles['tools']}>
          <FindGoods onFound={(product) => void addGoods(product)} testId="transfer" />
          <input
            className={styles['note']}
            type="text"
            maxLength={80}
            autoComplete="off"
            aria-label={t('carry.note')}
            placeholder={t('carry.note')}
            value={note}
            onChange={(event) => put({ note: event.currentTarget.value })}
            data-testid="transfer-note"
          />
        </div>
        <ol ref={list} className={styles['lines']}>
          {lines.length === 0 && <li className={styles['none']}>{t('carry.empty')}</li>}
          {lines.map((line) => (
            <SendLine key={line.key} line={line} />
          ))}
        </ol>
      </div>
      {isRoad && <RoadDialog onClose={() => setRoad(false)} />}
    </Room>
  );
}

function Where({ onRoad }: { readonly onRoad: () => void }) {
  const { t } = useTranslation();
  const { outlets, to, paper, road } = useSending();
  const said = [road.carrier, road.vehicle].filter((words) => words.trim() !== '').join(' · ');
  return (
    <div className={styles['where']}>
      <label className={styles['field']}>
        <span>{t('carry.to')}</span>
        <select
          ref={to === '' ? focusAtOnce : undefined}
          value={to}
          onChange={(event) => put({ to: event.currentTarget.value })}
          data-testid="transfer-to"
        >
          <option value="">{t(outlets.length === 0 ? 'carry.noOutlets' : 'carry.choose')}</option>
          {outlets.map(({ id, code, name }) => (
            <option key={id} value={id}>
              {`${code} · ${name}`}
            </option>
          ))}
        </select>
      </label>
      <div className={shelf['chips']} role="group" aria-label={t('carry.paper')}>
        {TransferPaper.options.map((option) => (
          <button
            key={option}
            type="button"
            aria-pressed={option === paper}
            onClick={() => put({ paper: option })}
            data-testid={`paper-${option}`}
          >
            {t(`carry.papers.${option}`)}
          </button>
        ))}
        <button type="button" onClick={onRoad} data-testid="transfer-road">
          {said === '' ? `${t('carry.road')} (F7)` : said}
        </button>
      </div>
    </div>
  );
}

/** What the papers of the tax rules ask for beside the goods; all of it may be left out. */
function RoadDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { paper, road } = useSending();
  return (
    <Dialog title={t('carry.road')} size={560} onClose={onClose}>
      <form
        className={styles['road']}
        onSubmit={(event) => {
          event.preventDefault();
          onClose();
        }}
      >
        <p>{t('carry.roadLead')}</p>
        {ROAD.map((of, at) =>
          of === 'orderedOn' ? (
            <DayText
              key={of}
              label={t('carry.orderedOn')}
              text={road.orderedOn}
              hint=""
              fault={t('carry.badDay')}
              onText={(text) => putRoad(of, text)}
              testId="road-orderedOn"
            />
          ) : (
            <label key={of} className={styles['field']}>
              <span>{of === 'order' ? t(`carry.order.${paper}`) : t(`carry.${of}`)}</span>
              <input
                type="text"
                maxLength={80}
                autoComplete="off"
                data-autofocus={at === 0 ? '' : undefined}
                value={road[of]}
                onChange={(event) => putRoad(of, event.currentTarget.value)}
                data-testid={`road-${of}`}
              />
            </label>
          ),
        )}
        <Action kind="main" size="large" type="submit" shortcut="Enter" testId="road-done">
          {t('carry.keep')}
        </Action>
      </form>
    </Dialog>
  );
}

function SendLine({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  const question = useSending(({ questions }) => questions.get(line.key));
  const { key, name, unit, lots, loose, lot } = line;
  const quantity = t('carry.quantity', { unit });
  return (
    <li className={styles['line']} data-questioned={question !== undefined} data-testid="transfer-line">
      <strong className={styles['name']}>{name}</strong>
      <label className={styles['field']}>
        <span>{t('carry.lot')}</span>
        <select
          value={lot}
          onChange={(event) => changeLine(key, { lot: event.currentTarget.value })}
          data-testid="transfer-lot"
        >
          {lots.map((one) => (
            <option key={one.lot.id} value={one.lot.id}>
              {t('carry.lotOf', { lot: lotWords(one.lot, t), quantity: formatQuantity(one.onHand) })}
            </option>
          ))}
          <option value="">{t('carry.lotOf', { lot: t('carry.loose'), quantity: formatQuantity(loose) })}</option>
        </select>
      </label>
      <label className={styles['field']}>
        <span>{quantity}</span>
        <input
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={line.quantity}
          aria-invalid={question !== undefined}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => changeLine(key, { quantity: event.currentTarget.value })}
          data-testid="transfer-quantity"
        />
      </label>
      <button
        type="button"
        className={styles['remove']}
        aria-label={`${t('carry.remove')}: ${name}`}
        onClick={() => removeLine(key)}
        data-testid="transfer-remove"
      >
        <Icon name="bin" size={22} />
      </button>
      {question !== undefined && (
        <div className={styles['asked']} role="alert">
          <p>{questionWords(question, t)}</p>
          {question.why === 'more-than-books' && (
            <Action onPress={() => changeLine(key, { evenIfShort: true })} testId="transfer-even">
              {t('carry.even')}
            </Action>
          )}
        </div>
      )}
    </li>
  );
}
