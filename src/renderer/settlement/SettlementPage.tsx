import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dong } from '../../shared/money.ts';
import { isMoved, owedNow } from '../../shared/settlement/statementOf.ts';
import { Room } from '../shift/Room.tsx';
import type { StockPageProps } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { Action } from '../ui/Action.tsx';
import { withSign } from '../ui/money.ts';
import { usePageKeys } from '../ui/pageKeys.ts';
import { settle } from './ask.ts';
import { CountingView } from './CountingView.tsx';
import { PapersView } from './PapersView.tsx';
import { PayDialog } from './PayDialog.tsx';
import { PeriodChoice } from './PeriodChoice.tsx';
import { ProducerList } from './ProducerList.tsx';
import styles from './Settlement.module.css';
import { StatementView } from './StatementView.tsx';
import { goTo, read, stopCounting, useSettlement } from './store.ts';

/** Whom the shop owes, what for, and that it was paid. */
export function SettlementPage({ state }: StockPageProps) {
  const { t } = useTranslation();
  const { place, statement, listed, papers, counting } = useSettlement();
  const [paying, setPaying] = useState(false);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    void read();
    return stopCounting;
  }, []);
  // What was settled twice is taken back by the next settlement, and not paid before.
  const owed = statement ? owedNow(statement) : dong(0);
  const ready =
    statement !== null && !statement.commissionWanted && statement.lines.some(isMoved) && !busy && !counting;
  const press = async () => {
    if (!statement || !ready) return;
    setBusy(true);
    await settle(statement);
    setBusy(false);
  };
  const askPaying = owed > 0 && !counting ? () => setPaying(true) : undefined;
  usePageKeys({ F7: askPaying, F9: () => void press() });
  const view = place.view === 'papers' ? 'statement' : 'papers';
  return (
    <>
      <Room
        title={t('settlement.title')}
        actions={
          <>
            <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
              {t('app.back')}
            </Action>
            <Action size="large" onPress={() => goTo({ view })} testId={`settlement-${view}`}>
              {t(`settlement.${view}`)}
            </Action>
            <Action
              size="large"
              shortcut="F7"
              disabled={!askPaying}
              onPress={() => askPaying?.()}
              testId="settlement-pay"
            >
              {t('settlement.pay')}
            </Action>
            <Action
              kind="main"
              size="large"
              shortcut="F9"
              disabled={!ready}
              onPress={() => void press()}
              testId="settlement-settle"
            >
              {statement?.commissionWanted
                ? t('settlement.settleOpen')
                : t('settlement.settle', { amount: withSign(statement?.payable ?? dong(0)) })}
            </Action>
          </>
        }
      >
        {counting ? (
          <CountingView counting={counting} />
        ) : (
          <div className={styles['page']}>
            <PeriodChoice today={listed?.today} until={place.until} />
            <ProducerList listed={listed} chosen={statement?.producer.id ?? place.producer} />
            {place.view === 'papers' ? (
              <PapersView papers={papers} zone={state.outlet.zone} />
            ) : (
              statement && <StatementView statement={statement} percent={place.percent} />
            )}
          </div>
        )}
      </Room>
      {paying && statement && (
        <PayDialog statement={statement} owed={owed} hasShift={state.shift !== null} onClose={() => setPaying(false)} />
      )}
    </>
  );
}
