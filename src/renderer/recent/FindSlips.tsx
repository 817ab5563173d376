import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Credit, FoundSlip } from '../../shared/contract/return.ts';
import { formatInstant } from '../../shared/day.ts';
import type { SaleId } from '../../shared/id.ts';
import { formatDong } from '../../shared/money.ts';
import { beginReturn } from '../return/store.ts';
import { keepKeysFor } from '../scan/ahead.ts';
import { reprint } from '../slip/reprint.ts';
import { SlipPicture } from '../slip/SlipPicture.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useDialogKeys } from '../ui/dialogKeys.ts';
import { keepFocus } from '../ui/focus.ts';
import { Icon } from '../ui/Icon.tsx';
import { Keypad } from '../ui/Keypad.tsx';
import { withSign } from '../ui/money.ts';
import { SearchBox } from '../ui/SearchBox.tsx';
import { type PadKey, typeInto } from '../ui/typing.ts';
import styles from './FindSlips.module.css';
import { choose, chooseNeighbour, closeFind, payOut, saveSlip, search, useFind } from './store.ts';

type Props = {
  readonly zone: string;
  /** Goods come back, and slips out again, only while a shift is open. */
  readonly inShift: boolean;
};

/** Sales and returns by number, amount, day or goods, newest first, each with its slip and what can be done with it. */
export function FindSlips({ zone, inShift }: Props) {
  const { t } = useTranslation();
  const { text, found, behind, chosen } = useFind();
  const slip = found?.find(({ entry }) => entry === chosen);
  const keys = keysFor(slip, inShift);
  const field = useRef<HTMLInputElement>(null);
  const press = (key: PadKey) => field.current && typeInto(field.current, key);
  useDialogKeys((event) => {
    const todo = keys[event.key];
    if (!todo || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    if (!event.repeat || event.key.startsWith('Arrow')) todo();
  });
  return (
    <Dialog title={t('find.title')} size={1000} onClose={closeFind}>
      <div className={styles['sheet']} data-testid="recent">
        <div className={styles['head']}>
          <SlipSearch text={text} field={field} />
          {inShift && (
            <Action shortcut="F4" onPress={() => void beginReturn(null)} testId="return-without-slip">
              {t('find.withoutSlip')}
            </Action>
          )}
        </div>
        <div className={styles['found']}>
          {behind > 0 && (
            <p className={styles['behind']} role="status">
              {t('find.behind', { count: behind })}
            </p>
          )}
          <SlipList found={found} chosen={slip} zone={zone} typed={text.trim() !== ''} />
          <div className={styles['pad']} onMouseDown={keepFocus}>
            <Keypad low extra={null} onKey={press} />
          </div>
        </div>
        <div className={styles['slip']}>
          {slip ? <SlipPicture key={slip.entry} sale={slip.entry} /> : <p />}
          {slip && <Actions slip={slip} inShift={inShift} />}
        </div>
      </div>
    </Dialog>
  );
}

function keysFor(slip: FoundSlip | undefined, inShift: boolean): Readonly<Record<string, () => void>> {
  return {
    ArrowDown: () => chooseNeighbour(1),
    ArrowUp: () => chooseNeighbour(-1),
    ...(inShift && { F4: () => keepKeysFor(beginReturn(null)) }),
    ...(slip && { F6: () => void saveSlip(slip, 'png'), F8: () => void saveSlip(slip, 'pdf') }),
    ...(slip && inShift && { F7: () => void reprint(slip) }),
    ...(slip && inShift && canComeBack(slip) && { F9: () => keepKeysFor(beginReturn(slip.entry as string as SaleId)) }),
  };
}

function canComeBack({ kind, back }: FoundSlip): boolean {
  return kind === 'sale' && back !== 'wholly';
}

type BoxProps = { readonly text: string; readonly field: RefObject<HTMLInputElement | null> };

function SlipSearch({ text, field }: BoxProps) {
  const { t } = useTranslation();
  useEffect(() => field.current?.focus(), [field]);
  return (
    <SearchBox
      ref={field}
      label={t('find.label')}
      data-autofocus
      placeholder={t('find.placeholder')}
      text={text}
      onType={(typed) => void search(typed)}
      testId="find-text"
    />
  );
}

type ListProps = {
  readonly found: readonly FoundSlip[] | null;
  readonly chosen: FoundSlip | undefined;
  readonly zone: string;
  readonly typed: boolean;
};

function SlipList({ found, chosen, zone, typed }: ListProps) {
  const { t } = useTranslation();
  if (found?.length === 0) {
    return (
      <div className={styles['none']} role="status">
        <p>{t(typed ? 'find.nothing' : 'find.none')}</p>
        {typed && <p>{t('find.nothingMore')}</p>}
      </div>
    );
  }
  return (
    <ul className={styles['list']} aria-label={t('find.list')}>
      {found?.map((slip) => (
        <SlipRow key={slip.entry} slip={slip} chosen={slip === chosen} zone={zone} />
      ))}
    </ul>
  );
}

type RowProps = { readonly slip: FoundSlip; readonly chosen: boolean; readonly zone: string };

function SlipRow({ slip, chosen, zone }: RowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const { number, due, at, cashier, what, more } = slip;
  return (
    <li ref={row}>
      <button
        type="button"
        tabIndex={chosen ? 0 : -1}
        aria-pressed={chosen}
        onClick={() => choose(slip.entry)}
        data-testid="found-slip"
      >
        <strong>{number}</strong>
        <strong>{slip.kind === 'return' ? `−${withSign(due)}` : withSign(due)}</strong>
        <span>{formatInstant(at, zone)}</span>
        <span>{cashier}</span>
        <span className={styles['what']}>
          {what}
          {more > 0 && ` ${t('find.more', { count: more })}`}
        </span>
        <Marks slip={slip} />
      </button>
    </li>
  );
}

function Marks({ slip }: { readonly slip: FoundSlip }) {
  const { t } = useTranslation();
  const marks: string[] = [
    ...(slip.kind === 'return' ? [t('find.return')] : []),
    ...(slip.back === 'none' ? [] : [t(`find.${slip.back}`)]),
    ...(slip.training ? [t('find.training')] : []),
  ];
  return marks.length === 0 ? null : <em className={styles['marks']}>{marks.join(' · ')}</em>;
}

function Actions({ slip, inShift }: { readonly slip: FoundSlip; readonly inShift: boolean }) {
  const { t } = useTranslation();
  const credit = useFind((find) => (find.credit?.return === slip.entry ? find.credit : null));
  return (
    <div className={styles['actions']}>
      <Action shortcut="F6" onPress={() => void saveSlip(slip, 'png')} testId="slip-png">
        {t('find.png')}
      </Action>
      <Action shortcut="F8" onPress={() => void saveSlip(slip, 'pdf')} testId="slip-pdf">
        {t('find.pdf')}
      </Action>
      {inShift && (
        <Action shortcut="F7" onPress={() => void reprint(slip)} testId="recent-reprint">
          <Icon name="printer" />
          {t('find.reprint')}
        </Action>
      )}
      {inShift && canComeBack(slip) && (
        <Action
          kind="main"
          shortcut="F9"
          onPress={() => void beginReturn(slip.entry as string as SaleId)}
          testId="return-begin"
        >
          {t('find.goBack')}
        </Action>
      )}
      {inShift && credit && <PayOut credit={credit} />}
    </div>
  );
}

function PayOut({ credit }: { readonly credit: Credit }) {
  const { t } = useTranslation();
  return (
    <Action kind="main" onPress={() => void payOut(credit)} testId="pay-out">
      {t('find.payOut', { amount: formatDong(credit.remaining) })}
    </Action>
  );
}
