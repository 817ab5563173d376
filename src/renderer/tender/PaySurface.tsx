import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dong } from '../../shared/money.ts';
import { isCharged, type Part } from '../../shared/sale/part.ts';
import { keepFocus } from '../ui/focus.ts';
import { DropPart } from './DropPart.tsx';
import { Parts } from './Parts.tsx';
import { type PayProps, usePaying } from './paying.ts';
import { AfterCredit, Change, Over, Sums } from './Sums.tsx';
import styles from './Tender.module.css';
import { TransferState } from './TransferState.tsx';
import { useTransfer } from './transfer.ts';
import { WayForm } from './WayForm.tsx';
import { Ways } from './Ways.tsx';

/** Takes money, one way or several: left what buyer and cashier read, right what the hands do. Escape goes back. */
export function PaySurface(props: PayProps) {
  const { t } = useTranslation();
  const paying = usePaying(props);
  const { way, typed, owed, parts, bill, busy, code, retype } = paying;
  const [credit] = paying.credits;
  const { sale, qrShown } = props;
  const here = useTransfer(({ shown }) => (shown?.sale === sale && shown.part === code ? shown : null));
  const shown = way === 'vietqr' ? here : null;
  const due = dong(Math.max(0, owed));
  const [dropping, setDropping] = useState<Part | null>(null);
  const takeBack = (part: Part) => (isCharged(part) ? setDropping(part) : paying.takeBack(part));
  return (
    <section className={styles['surface']} role="dialog" aria-label={t('tender.title')} onMouseDown={keepFocus}>
      <div className={styles['form']}>
        <div className={styles['read']}>
          <Sums bill={bill} way={way} parts={parts} />
          <Parts parts={parts} disabled={busy} onTakeBack={takeBack} />
          {paying.over > 0 && <Over over={paying.over} />}
          {way === 'cash' && paying.over === 0 && <Change owed={owed} handed={typed ?? due} />}
          {way === 'exchange' && credit && <AfterCredit owed={due} credit={credit.remaining} />}
          {shown && (
            <TransferState
              shown={shown}
              before={qrShown?.part === code ? qrShown.amount : undefined}
              onTakePartial={retype}
            />
          )}
        </div>
        <div className={styles['side']}>
          <Ways chosen={way} disabled={busy} onChoose={paying.choose} />
          <WayForm paying={paying} shown={shown} />
        </div>
      </div>
      {dropping && (
        <DropPart
          part={dropping}
          onKeep={() => setDropping(null)}
          onDrop={() => {
            setDropping(null);
            paying.takeBack(dropping);
          }}
        />
      )}
    </section>
  );
}
