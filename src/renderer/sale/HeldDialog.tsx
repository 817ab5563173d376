import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HeldCart } from '../../shared/cart/held.ts';
import { formatInstant, formatTime } from '../../shared/day.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { Icon } from '../ui/Icon.tsx';
import { withSign } from '../ui/money.ts';
import styles from './Held.module.css';
import { dropHeld, holdCart, recall, refetchHeld } from './hold.ts';
import { askFor, useSale } from './store.ts';

type Props = { readonly zone: string };

/** Puts the open cart aside with one Enter, and lays another back on the counter with one tap. */
export function HeldDialog({ zone }: Props) {
  const { t } = useTranslation();
  const held = useSale((sale) => sale.held);
  const full = useSale(({ cart }) => (cart?.lines.length ?? 0) > 0);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => void refetchHeld(), []);
  const walk = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    step(list.current, event.key === 'ArrowDown' ? 1 : -1);
  };
  return (
    <Dialog title={t('held.title')} size={560} onClose={() => askFor(null)}>
      <div onKeyDown={walk} className={styles['dialog']}>
        {full && <HoldForm />}
        {held.length === 0 && <p className={styles['none']}>{t('held.none')}</p>}
        <ul ref={list} className={styles['list']} aria-label={t('held.list')}>
          {held.map((one, at) => (
            <Row key={one.sale} held={one} zone={zone} first={at === 0 && !full} />
          ))}
        </ul>
      </div>
    </Dialog>
  );
}

function HoldForm() {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const busy = useRef(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (busy.current) return;
    busy.current = true;
    const held = await holdCart(name);
    busy.current = false;
    if (held) askFor(null);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className={styles['hold']}>
      <label htmlFor="held-name">{t('held.name')}</label>
      <input
        ref={focusAtOnce}
        id="held-name"
        type="text"
        maxLength={40}
        autoComplete="off"
        placeholder={t('held.example')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        aria-describedby="held-phone"
        data-testid="held-name"
      />
      <Action kind="main" type="submit" shortcut="Enter" testId="hold">
        {t('held.hold')}
      </Action>
      <p id="held-phone">{t('held.phone')}</p>
    </form>
  );
}

type RowProps = { readonly held: HeldCart; readonly zone: string; readonly first: boolean };

function Row({ held, zone, first }: RowProps) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const busy = useRef(false);
  const take = async () => {
    if (busy.current) return;
    busy.current = true;
    const done = await recall(held);
    busy.current = false;
    if (done) askFor(null);
  };
  const more = held.pieces > 1 ? t('held.more', { count: held.pieces - 1 }) : '';
  const goods = `${held.first} ${more}`.trim();
  return (
    <li className={styles['row']}>
      <button
        type="button"
        className={styles['recall']}
        onClick={() => void take()}
        data-autofocus={first || undefined}
        data-testid="held"
      >
        <span className={styles['who']}>
          <strong>{held.name ?? goods}</strong>
          {held.name !== null && <span>{goods}</span>}
          <span>{t('held.by', { time: timeOf(held, zone), name: held.heldBy })}</span>
        </span>
        <strong className={styles['total']}>{withSign(held.total)}</strong>
      </button>
      {asked ? (
        <button
          type="button"
          className={styles['sure']}
          onClick={() => void dropHeld(held.sale).then(() => setAsked(false))}
          data-testid="held-drop-yes"
        >
          {t('held.dropYes')}
        </button>
      ) : (
        <button
          type="button"
          className={styles['drop']}
          aria-label={t('held.drop', { name: held.name ?? held.first })}
          onClick={() => setAsked(true)}
          data-testid="held-drop"
        >
          <Icon name="bin" />
        </button>
      )}
    </li>
  );
}

/** With its day where that is not the newest one's: what lay there overnight. */
function timeOf({ heldAt }: HeldCart, zone: string): string {
  const day = formatInstant(heldAt, zone).slice(0, 10);
  const newest = useSale.getState().held.at(-1)?.heldAt ?? heldAt;
  const same = formatInstant(newest, zone).startsWith(day);
  return same ? formatTime(heldAt, zone) : formatInstant(heldAt, zone);
}

function step(list: HTMLUListElement | null, by: 1 | -1): void {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-testid="held"]') ?? [])];
  const at = rows.findIndex((row) => row === document.activeElement);
  rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
}
