import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransferListed } from '../../shared/contract/transfer.ts';
import { formatDay } from '../../shared/day.ts';
import { Room } from '../shift/Room.tsx';
import { type StockPage, type StockPageProps, useStockEscape, useStockScans } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { onSync } from '../till/store.ts';
import { Action } from '../ui/Action.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { AcceptView } from './AcceptView.tsx';
import { leaveTransfer, openBySlip, openTransfer, refetchTransfers, show, useTransfers } from './list.ts';
import { ReadView } from './ReadView.tsx';
import { SendView } from './SendView.tsx';
import styles from './Transfer.module.css';

export const transferPage: StockPage = {
  id: 'transfer',
  title: (t) => t('carry.title'),
  more: (t) => t('carry.more'),
  Page: TransferPage,
};

/** Goods that go from one outlet to another: what is on its way, what is sent, what is accepted. */
function TransferPage({ state }: StockPageProps) {
  const view = useTransfers((now) => now.view);
  useStockEscape(() => {
    if (view.of === 'list') return false;
    leaveTransfer();
    return true;
  });
  if (view.of === 'send') return <SendView isTraining={state.training} />;
  if (view.of === 'list') return <ListView />;
  const { transfer, back } = view;
  const isOpen = transfer.state === 'on-its-way' && (transfer.direction === 'in' || back);
  return isOpen ? (
    <AcceptView transfer={transfer} back={back} isTraining={state.training} />
  ) : (
    <ReadView transfer={transfer} />
  );
}

function ListView() {
  const { t } = useTranslation();
  const list = useTransfers((now) => now.list);
  useEffect(followTransfers, []);
  useStockScans((code) => void openBySlip(code));
  return (
    <Room
      title={t('carry.title')}
      lead={t('carry.lead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
            {t('app.back')}
          </Action>
          <Action
            kind="main"
            size="large"
            onPress={() => show({ of: 'send' })}
            ref={focusAtOnce}
            testId="transfer-send"
          >
            {t('carry.send')}
          </Action>
        </>
      }
    >
      <ol className={styles['list']} data-testid="transfers">
        {list?.length === 0 && <li className={styles['none']}>{t('carry.none')}</li>}
        {list?.map((each) => (
          <Row key={`${each.device} ${each.entry}`} transfer={each} />
        ))}
      </ol>
    </Room>
  );
}

/** What the centre told comes with a sync. */
function followTransfers(): () => void {
  void refetchTransfers();
  return onSync(() => void refetchTransfers());
}

function Row({ transfer }: { readonly transfer: TransferListed }) {
  const { t } = useTranslation();
  const { number, day, by, direction, other, lines, state, differs, told } = transfer;
  const facts = [number, formatDay(day), by, t('carry.lines', { count: lines })];
  return (
    <li>
      <button
        type="button"
        className={styles['row']}
        onClick={() => void openTransfer(transfer)}
        data-testid="transfer"
        data-state={state}
      >
        <strong>{t(`carry.${direction}`, { other: other.name })}</strong>
        <span className={styles['sign']} data-state={state}>
          {t(`carry.states.${state}`)}
        </span>
        <span>{facts.join(' · ')}</span>
        <span>{[...(differs ? [t('carry.differs')] : []), ...(told ? [] : [t('carry.untold')])].join(' · ')}</span>
      </button>
    </li>
  );
}
