import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransferRead } from '../../shared/contract/transfer.ts';
import { formatDay } from '../../shared/day.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { lotWords } from '../shelf/figures.ts';
import { Room } from '../shift/Room.tsx';
import { useStockScans } from '../stock/page.ts';
import { Action } from '../ui/Action.tsx';
import { usePageKeys } from '../ui/pageKeys.ts';
import { acceptAll, begin, count, noteArrival, scanArrived, useAccepting, whyOf } from './accepting.ts';
import { leaveTransfer, placed } from './list.ts';
import styles from './Transfer.module.css';

type Props = { readonly transfer: TransferRead; readonly back: boolean; readonly isTraining: boolean };

/** What arrives, line by line beside what was sent: all is there until somebody counts otherwise. */
export function AcceptView({ transfer, back, isTraining }: Props) {
  const { t } = useTranslation();
  const { lines, note, isBusy } = useAccepting();
  const { number, day, by, other, sent } = transfer;
  useStockScans((code) => void scanArrived(transfer, code));
  useEffect(() => void begin(transfer), [transfer]);
  usePageKeys({ F9: isTraining ? undefined : () => void acceptAll(transfer, back) });
  const lead = t(back ? 'carry.backLead' : 'carry.acceptLead', { number, day: formatDay(day), by });
  return (
    <Room
      title={back ? t('carry.takeBack') : t('carry.acceptTitle', { other: other.name })}
      lead={isTraining ? t('carry.training') : lead}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={leaveTransfer}>
            {t('app.back')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="F9"
            disabled={isBusy || isTraining}
            onPress={() => void acceptAll(transfer, back)}
            testId="arrival-save"
          >
            {t('carry.saveArrived')}
          </Action>
        </>
      }
    >
      <div className={styles['page']} data-short>
        <input
          className={styles['note']}
          type="text"
          maxLength={80}
          autoComplete="off"
          aria-label={t('carry.note')}
          placeholder={t('carry.note')}
          value={note}
          onChange={(event) => noteArrival(event.currentTarget.value)}
          data-testid="arrival-note"
        />
        <ol className={styles['lines']}>
          {placed(sent.lines).map(({ line, at }) => (
            <ArrivalLine key={at} line={line} at={at} counted={lines[at]} />
          ))}
        </ol>
      </div>
    </Room>
  );
}

type LineProps = {
  readonly line: TransferRead['sent']['lines'][number];
  readonly at: number;
  readonly counted: ReturnType<typeof useAccepting.getState>['lines'][number] | undefined;
};

function ArrivalLine({ line, at, counted }: LineProps) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const isHere = useAccepting(({ focus }) => focus === at);
  useEffect(() => {
    if (isHere) field.current?.focus();
  }, [isHere]);
  const { name, unit, quantity, lot, product } = line;
  const why = counted && whyOf(counted, quantity);
  return (
    <li className={styles['arrival']} data-differs={why !== undefined} data-testid="arrival-line">
      <span className={styles['goods']}>
        <strong>{name}</strong>
        <span>{lot ? `${lotWords({ ...lot, product }, t)} · ${lot.owner.name}` : t('carry.loose')}</span>
      </span>
      <span className={styles['figure']}>
        <span>{t('carry.sentCount')}</span>
        <strong>{`${formatQuantity(quantity)} ${unit}`}</strong>
      </span>
      <label className={styles['field']}>
        <span>{t('carry.arrived')}</span>
        <input
          ref={field}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          value={counted?.arrived ?? ''}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => count(at, { arrived: event.currentTarget.value })}
          data-testid="arrival-count"
        />
      </label>
      <div className={styles['why']} role="group" aria-label={t('carry.why')}>
        {why === undefined && <span>{t('carry.whole')}</span>}
        {why === 'more' && <strong>{t('carry.whys.more')}</strong>}
        {(why === 'missing' || why === 'damaged') &&
          (['missing', 'damaged'] as const).map((option) => (
            <button
              key={option}
              type="button"
              aria-pressed={why === option}
              onClick={() => count(at, { why: option })}
              data-testid={`arrival-${option}`}
            >
              {t(`carry.whys.${option}`)}
            </button>
          ))}
      </div>
    </li>
  );
}
