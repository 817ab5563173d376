import { t as speak } from 'i18next';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dong, formatDong } from '../../shared/money.ts';
import { looksLikeCard } from '../../shared/sale/card.ts';
import { say } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import { Keypad } from '../ui/Keypad.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { readDong } from '../ui/money.ts';
import { type PadKey, typeOn } from '../ui/typing.ts';
import type { Calm } from './calm.ts';
import { takeScans } from './scanned.ts';
import styles from './Tender.module.css';

type Props = {
  readonly way: 'card' | 'voucher';
  readonly owed: Dong;
  readonly busy: boolean;
  readonly calm: Calm;
  readonly onTake: (given: Dong, mark: string) => void;
  readonly onBack: () => void;
};

const LONGEST = 40;

/** A card's or voucher's part: how much, and what it is found by again. A card's number is taken by neither. */
export function ReferenceForm({ way, owed, busy, calm, onTake, onBack }: Props) {
  const { t } = useTranslation();
  const [mark, setMark] = useState('');
  const [typed, setTyped] = useState<Dong | undefined>(undefined);
  const [inAmount, setInAmount] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const amount = typed ?? owed;
  useEffect(() => field.current?.focus(), []);
  useEffect(() => takeScans((code) => setMark(code.slice(0, LONGEST))), []);

  const press = (key: PadKey) => {
    if (inAmount) setTyped((now) => readDong(typeOn(now === undefined ? '' : `${now}`, key, false)));
    else setMark((now) => (key === 'back' ? now.slice(0, -1) : `${now}${key}`.slice(0, LONGEST)));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (calm.isSamePress(event) || busy) return;
    const fault = faultOf({ way, owed, amount, mark });
    if (!fault) return onTake(amount, mark.trim());
    if (fault === 'looks-like-card') {
      setMark('');
      return say('stop', t(way === 'card' ? 'tender.cardWiped' : 'tender.cardWipedVoucher'));
    }
    say('stop', fault);
  };
  const words = way === 'card' ? 'reference' : 'code';
  return (
    <form className={styles['hands']} onSubmit={submit}>
      <label className={styles['mark']}>
        <span>{t(`tender.${words}`)}</span>
        <input
          ref={field}
          value={mark}
          maxLength={LONGEST}
          autoComplete="off"
          spellCheck={false}
          onFocus={() => setInAmount(false)}
          onChange={(event) => setMark(event.currentTarget.value)}
          data-testid="reference"
        />
        <small>{t(`tender.${words}Hint`)}</small>
      </label>
      <div onFocus={() => setInAmount(true)}>
        <MoneyField
          label={t('tender.amount')}
          amount={typed}
          proposal={formatDong(owed)}
          onChange={setTyped}
          testId="part-amount"
        />
      </div>
      <div className={styles['pad']}>
        <Keypad extra={inAmount ? '000' : null} onKey={press} />
      </div>
      <div className={styles['choices']} data-wordy onClickCapture={calm.holdTap}>
        <Action size="large" shortcut="Esc" disabled={busy} onPress={onBack}>
          {t('app.back')}
        </Action>
        <Action kind="main" size="large" type="submit" shortcut="Enter" disabled={busy} testId="finish">
          {t(way === 'card' ? 'tender.takeCard' : 'tender.takeVoucher', { amount: formatDong(amount) })}
        </Action>
      </div>
    </form>
  );
}

type Asked = Pick<Props, 'way' | 'owed'> & { readonly amount: Dong; readonly mark: string };

/** The sentence for what is wrong, or the one refusal that has its own. */
function faultOf({ way, owed, amount, mark }: Asked): string | undefined {
  if (looksLikeCard(mark)) return 'looks-like-card';
  if (owed <= 0) return speak('tender.nothingLeft');
  if (amount <= 0 || amount > owed) return speak('tender.tooMuch', { amount: formatDong(owed) });
  if (mark.trim() !== '') return undefined;
  return speak(way === 'card' ? 'tender.referenceMissing' : 'tender.codeMissing');
}
