import { type FormEvent, type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CountBegun, OpenShift } from '../../shared/contract/shift.ts';
import { dong, formatDong } from '../../shared/money.ts';
import { isRefusal } from '../../shared/refusal.ts';
import { NOTES } from '../../shared/sale/tender.ts';
import { countedSum, NOTE_COUNT_LIMIT } from '../../shared/shift/count.ts';
import { bridge } from '../bridge/bridge.ts';
import { refuse, sayFailed } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import { keepFocus } from '../ui/focus.ts';
import { Keypad } from '../ui/Keypad.tsx';
import { withSign } from '../ui/money.ts';
import { digitMeant, type PadKey, typeOn } from '../ui/typing.ts';
import { closeShift } from './ask.ts';
import styles from './Room.module.css';
import { Room } from './Room.tsx';
import { goTo } from './room.ts';
import { SureOfCount } from './SureOfCount.tsx';

/** Large notes first, as a drawer is emptied. */
const ROWS = NOTES.toReversed();

type Props = { readonly shift: OpenShift; readonly mine: boolean };

/** The blind count: how many of each note, and a total that grows. What should be there is not known here. */
export function CountDrawer({ shift, mine }: Props) {
  const { t } = useTranslation();
  const [counts, setCounts] = useState<readonly (number | undefined)[]>(() => ROWS.map(() => undefined));
  const [row, setRow] = useState(0);
  const [begun, setBegun] = useState<CountBegun | null>(null);
  const [sure, setSure] = useState(false);
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  useEffect(() => {
    fields.current[0]?.focus();
    void begin().then(setBegun);
  }, []);

  const counted = ROWS.map((note, at) => ({ note, count: counts[at] ?? 0 }));
  const total = countedSum(counted);
  const set = (at: number, text: string): void => {
    const digits = text.replaceAll(/\D/g, '').slice(0, 5);
    const count = digits === '' ? undefined : Math.min(Number(digits), NOTE_COUNT_LIMIT);
    setCounts((now) => now.map((old, index) => (index === at ? count : old)));
  };
  const type = (key: PadKey): void => set(row, typeOn(`${counts[row] ?? ''}`, key, false));
  const move = (to: number): void => fields.current[Math.max(0, Math.min(ROWS.length - 1, to))]?.focus();
  const press = (event: KeyboardEvent, at: number): void => {
    const digit = digitMeant(event.nativeEvent);
    if (digit) type(digit);
    else if (event.key === 'ArrowDown') move(at + 1);
    else if (event.key === 'ArrowUp') move(at - 1);
    else return;
    event.preventDefault();
  };
  /** Enter goes from note to note; after the last it asks whether that is all. */
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (row < ROWS.length - 1) move(row + 1);
    else setSure(true);
  };

  return (
    <Room
      title={t('shift.countTitle')}
      lead={t('shift.countLead')}
      actions={
        <>
          <Action size="large" shortcut="Esc" onPress={() => goTo({ at: 'home' })}>
            {t('app.back')}
          </Action>
          <Action kind="main" size="large" onPress={() => setSure(true)} testId="count-done">
            {t('shift.closeNow')}
          </Action>
        </>
      }
    >
      <form className={styles['halves']} onSubmit={submit} onMouseDown={keepFocus}>
        <NoteCounts counts={counts} fields={fields} onRow={setRow} onText={set} onKey={press} />
        <div className={styles['stack']}>
          <p className={styles['total']}>
            <span>{t('shift.counted')}</span>
            <strong data-testid="counted">{withSign(total)}</strong>
          </p>
          <Told shift={shift} mine={mine} begun={begun} />
          <Keypad extra={null} onKey={type} />
        </div>
        <button type="submit" hidden />
      </form>
      {sure && (
        <SureOfCount amount={total} onClose={() => setSure(false)} onSure={() => close(shift, counted, total)} />
      )}
    </Room>
  );
}

type CountsProps = {
  readonly counts: readonly (number | undefined)[];
  readonly fields: RefObject<(HTMLInputElement | null)[]>;
  readonly onRow: (at: number) => void;
  readonly onText: (at: number, text: string) => void;
  readonly onKey: (event: KeyboardEvent, at: number) => void;
};

/** A row for each note: how many, and what they come to. */
function NoteCounts({ counts, fields, onRow, onText, onKey }: CountsProps) {
  const { t } = useTranslation();
  return (
    <table className={styles['notes']}>
      <thead className="unseen">
        <tr>
          <th>{t('shift.note')}</th>
          <th>{t('shift.count')}</th>
          <th>{t('shift.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {ROWS.map((note, at) => (
          <tr key={note}>
            <th scope="row">{formatDong(note)}</th>
            <td>
              <input
                ref={(element) => {
                  fields.current[at] = element;
                }}
                type="text"
                inputMode="none"
                autoComplete="off"
                aria-label={t('shift.countOf', { note: formatDong(note) })}
                value={counts[at] ?? ''}
                placeholder="0"
                onFocus={() => onRow(at)}
                onChange={(event) => onText(at, event.currentTarget.value)}
                onKeyDown={(event) => onKey(event, at)}
                data-testid={`count-${note}`}
              />
            </td>
            <td>{formatDong(dong(note * (counts[at] ?? 0)))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ToldProps = Props & { readonly begun: CountBegun | null };

/** What is to be known before the drawer is counted. */
function Told({ shift, mine, begun }: ToldProps) {
  const { t } = useTranslation();
  return (
    <>
      {!mine && <p className={styles['tell']}>{t('shift.anothers', { name: shift.openedBy })}</p>}
      {begun && begun.openLines > 0 && (
        <p className={styles['tell']} data-testid="left-open">
          {t('shift.leftOpen', { count: begun.openLines })}
        </p>
      )}
      {begun && begun.held > 0 && (
        <p className={styles['tell']} data-testid="left-held">
          {t('shift.leftHeld', { count: begun.held })}
        </p>
      )}
    </>
  );
}

async function begin(): Promise<CountBegun | null> {
  try {
    const reply = await bridge.call('shift.beginCount', {});
    if (!isRefusal(reply)) return reply;
    refuse(reply);
    goTo({ at: 'home' });
  } catch (why) {
    sayFailed(why);
  }
  return null;
}

async function close(...[shift, counted, total]: Parameters<typeof closeShift>): Promise<void> {
  const closing = await closeShift(shift, counted, total);
  if (closing) goTo({ at: 'closed', closing });
}
