import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Dong, dong, formatDong } from '../../shared/money.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';
import { refetchTill } from '../till/store.ts';
import { useDayInWords, useToday } from '../till/today.ts';
import { Action } from '../ui/Action.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { MoneyField } from '../ui/MoneyField.tsx';
import { readDong } from '../ui/money.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { type PadKey, typeOn } from '../ui/typing.ts';
import styles from './OpenShift.module.css';

/** What a drawer usually begins with. */
const USUAL = [0, 200_000, 500_000, 1_000_000, 2_000_000].map(dong);

/** The date stands large: whoever opens the shift sees a wrong clock before a day of sales carries it. */
export function OpenShift({ zone }: { readonly zone: string }) {
  const { t } = useTranslation();
  const today = useDayInWords(useToday(zone));
  const [float, setFloat] = useState<Dong | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);

  const press = (key: PadKey) =>
    setFloat((amount) => readDong(typeOn(amount === undefined ? '' : `${amount}`, key, false)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void openShift(float ?? dong(0));
  };
  return (
    <Sheet title={t('shift.title')} lead={t('shift.lead')} wide>
      <form onSubmit={submit} onMouseDown={keepFocus} className={styles['form']}>
        <div className={styles['amount']}>
          <div className={styles['day']}>
            <strong data-testid="today">{t('shift.today', { day: today })}</strong>
            <span>{t('shift.wrongDay')}</span>
          </div>
          <MoneyField
            ref={field}
            label={t('shift.float')}
            amount={float}
            proposal="0"
            onChange={setFloat}
            testId="float"
          />
          <div className={styles['usual']}>
            {USUAL.map((amount) => (
              <Action key={amount} onPress={() => setFloat(amount)}>
                {amount === 0 ? t('shift.none') : formatDong(amount)}
              </Action>
            ))}
          </div>
          <Action kind="main" size="large" type="submit" shortcut="Enter" testId="open-shift">
            {t('shift.submit')}
          </Action>
        </div>
        <Keypad extra="000" onKey={press} />
      </form>
    </Sheet>
  );
}

async function openShift(float: Dong): Promise<void> {
  try {
    const reply = await bridge.call('shift.open', { float });
    if (isRefusal(reply)) refuse(reply);
    await refetchTill();
  } catch (why) {
    sayFailed(why);
  }
}
