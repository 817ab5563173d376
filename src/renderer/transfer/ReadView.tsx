import { useTranslation } from 'react-i18next';
import type { TransferRead } from '../../shared/contract/transfer.ts';
import { formatDay } from '../../shared/day.ts';
import { formatQuantity } from '../../shared/quantity.ts';
import { lotWords } from '../shelf/figures.ts';
import { Room } from '../shift/Room.tsx';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { Icon } from '../ui/Icon.tsx';
import { leaveTransfer, openTransfer, placed } from './list.ts';
import styles from './Transfer.module.css';

/** One transfer as it stands: what was sent, what came of it, and its slip where this till made it. */
export function ReadView({ transfer }: { readonly transfer: TransferRead }) {
  const { t } = useTranslation();
  const { number, day, by, sent, arrivals, state, direction, paper } = transfer;
  const [first, second] = arrivals;
  return (
    <Room
      title={t('carry.readTitle', { number })}
      lead={t('carry.sentBy', { by, day: formatDay(day), from: sent.from.name, to: sent.to.name })}
      actions={
        <>
          {state === 'on-its-way' && direction === 'out' && (
            <Action size="large" onPress={() => void openTransfer(transfer, true)} testId="transfer-back">
              {t('carry.takeBack')}
            </Action>
          )}
          {paper && (
            <Action size="large" onPress={() => void reprint(paper)} testId="transfer-reprint">
              <Icon name="printer" />
              {t('receive.reprint')}
            </Action>
          )}
          <Action kind="main" size="large" shortcut="Esc" onPress={leaveTransfer} ref={focusAtOnce}>
            {t('app.back')}
          </Action>
        </>
      }
    >
      <div className={styles['read']} data-paper={paper !== null} data-testid="transfer-read">
        <div className={styles['facts']}>
          <p className={styles['sign']} data-state={state} data-testid="transfer-state">
            {t(`carry.states.${state}`)}
          </p>
          {second && <p role="alert">{t('carry.twice', { number: second.number })}</p>}
          {arrivals.map((each) => (
            <p key={each.entry}>
              {t('carry.acceptedBy', { by: each.by, day: formatDay(each.day), number: each.number })}
              {each.note && ` ${each.note}`}
            </p>
          ))}
          <ol className={styles['lines']}>
            {placed(sent.lines).map(({ line, at }) => {
              const came = first?.lines[at];
              return (
                <li key={at} className={styles['told']} data-differs={came?.why !== undefined}>
                  <strong>{line.name}</strong>
                  <span>{line.lot ? lotWords({ ...line.lot, product: line.product }, t) : t('carry.loose')}</span>
                  <strong>
                    {`${t('carry.sentCount')} ${formatQuantity(line.quantity)} ${line.unit}`}
                    {came && ` · ${t('carry.arrived')} ${formatQuantity(came.arrived)}`}
                    {came?.why && ` (${t(`carry.whys.${came.why}`)})`}
                  </strong>
                </li>
              );
            })}
          </ol>
        </div>
        {paper && <SlipPicture sale={paper.entry} />}
      </div>
    </Room>
  );
}
