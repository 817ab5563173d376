import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { type Day, HOME_ZONE } from '../../shared/day.ts';
import { GRIDS, labelsOnSheet } from '../../shared/label/sheet.ts';
import { isChoosing } from '../sale/choice.ts';
import { useTill } from '../till/store.ts';
import { useToday } from '../till/today.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { useDialogKeys } from '../ui/dialogKeys.ts';
import { Icon } from '../ui/Icon.tsx';
import { SearchBox } from '../ui/SearchBox.tsx';
import { AskOverdue } from './AskOverdue.tsx';
import { Goods } from './Goods.tsx';
import styles from './Label.module.css';
import { Packet } from './Packet.tsx';
import { Preview } from './Preview.tsx';
import { printWanted } from './print.ts';
import {
  chooseForm,
  closeLabels,
  isWanted,
  type Labels,
  list,
  pictured,
  searchGoods,
  setCopies,
  showNeighbour,
  toggle,
  toggleAll,
  toggleShown,
  useLabels,
} from './store.ts';
import { Target } from './Target.tsx';

/** Goods on the left, their label as it comes out on the right: whichever are ticked are printed. */
export function LabelDialog() {
  const { t } = useTranslation();
  const labels = useLabels();
  const product = labels.goods?.find((one) => one.product === labels.shown);
  const shown = pictured(labels);
  const today = useToday(useTill(({ state }) => (state?.stage === 'enrolled' ? state.outlet.zone : HOME_ZONE)));
  const keys = keysFor(labels, product, today);
  useDialogKeys((event) => {
    const todo = labels.overdue.length > 0 ? undefined : keys[event.key];
    if (!todo || event.ctrlKey || event.altKey || event.metaKey || isOwnKey(event)) return;
    event.preventDefault();
    if (!event.repeat || event.key.startsWith('Arrow')) todo();
  });
  return (
    <Dialog title={t('label.title')} size={1180} onClose={closeUnlessAsked}>
      <div className={styles['sheet']} data-testid="labels">
        <section className={styles['goods']}>
          <GoodsSearch text={labels.listing.of === 'search' ? labels.listing.text : ''} />
          <Shelves labels={labels} />
          <Goods labels={labels} />
        </section>
        <section className={styles['side']}>
          <FormChoice labels={labels} />
          <Target labels={labels} />
          {labels.form === 'product' && shown && <Packet key={shown.product} product={shown} wanted={labels.wanted} />}
          <Preview labels={labels} product={shown} />
          <Foot labels={labels} today={today} />
        </section>
      </div>
      {labels.overdue.length > 0 && <AskOverdue overdue={labels.overdue} />}
    </Dialog>
  );
}

/** Both dialogs hear Escape, in either order; it is a question's while there is one. */
function closeUnlessAsked(): void {
  if (useLabels.getState().overdue.length === 0 && !isChoosing()) closeLabels();
}

function keysFor(
  { wanted }: Pick<Labels, 'wanted'>,
  product: ProductView | undefined,
  today: Day,
): Readonly<Record<string, () => void>> {
  const copies = product && (wanted.find((one) => one.product.product === product.product)?.copies ?? 0);
  return {
    ArrowDown: () => showNeighbour(1),
    ArrowUp: () => showNeighbour(-1),
    F4: () => void toggleAll(),
    Enter: () => void toggleShown(),
    F9: () => void printWanted(today),
    ...(product && isWanted(wanted, product.product) && { F2: () => document.getElementById('label-copies')?.focus() }),
    ...(product &&
      copies !== undefined && {
        '+': () => (copies === 0 ? toggle(product) : setCopies(product.product, copies + 1)),
        '-': () => setCopies(product.product, copies - 1),
      }),
  };
}

/** A key that a field or a button under the focus has its own use for. */
function isOwnKey({ key, target }: KeyboardEvent): boolean {
  if (/^F\d/.test(key)) return false;
  if (target instanceof HTMLSelectElement) return true;
  if (target instanceof HTMLButtonElement) return key === 'Enter';
  if (!(target instanceof HTMLInputElement)) return false;
  if (target.type === 'search') return key === '+' || key === '-';
  return key !== 'Enter';
}

function GoodsSearch({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <SearchBox
      ref={field}
      label={t('label.search')}
      data-autofocus
      placeholder={t('label.placeholder')}
      text={text}
      onType={searchGoods}
      testId="label-search"
    />
  );
}

function Shelves({ labels: { listing, categories, wanted, changed } }: { readonly labels: Labels }) {
  const { t } = useTranslation();
  const category = listing.of === 'shelf' ? listing.category : undefined;
  return (
    <div className={styles['shelves']} role="group" aria-label={t('catalogue.categories')} tabIndex={0}>
      {(wanted.length > 0 || listing.of === 'wanted') && (
        <Chip pressed={listing.of === 'wanted'} onPress={() => void list({ of: 'wanted' })} testId="label-wanted">
          {t('label.chosen', { count: wanted.length })}
        </Chip>
      )}
      {changed.length > 0 && (
        <Chip pressed={listing.of === 'changed'} onPress={() => void list({ of: 'changed' })} testId="label-changed">
          {t('label.changed', { count: changed.length })}
        </Chip>
      )}
      {[null, ...categories].map((one) => (
        <Chip key={one} pressed={one === category} onPress={() => void list({ of: 'shelf', category: one })}>
          {one ?? t('catalogue.all')}
        </Chip>
      ))}
    </div>
  );
}

type ChipProps = {
  readonly pressed: boolean;
  readonly onPress: () => void;
  readonly testId?: string;
  readonly children: ReactNode;
};

function Chip({ pressed, onPress, testId, children }: ChipProps) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onPress} data-testid={testId}>
      {children}
    </button>
  );
}

function FormChoice({ labels: { form } }: { readonly labels: Labels }) {
  const { t } = useTranslation();
  return (
    <div className={styles['forms']} role="group" aria-label={t('label.form')}>
      {(['shelf', 'product'] as const).map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === form}
          onClick={() => chooseForm(one)}
          data-testid={`label-${one}`}
        >
          {t(`label.${one}`)}
        </button>
      ))}
    </div>
  );
}

function Foot({ labels: { wanted, target, start }, today }: { readonly labels: Labels; readonly today: Day }) {
  const { t } = useTranslation();
  const count = wanted.reduce((sum, { copies }) => sum + copies, 0);
  const grid = target?.to === 'sheet' ? GRIDS.find(({ id }) => id === target.grid) : undefined;
  const words = grid
    ? t('label.summarySheets', { count, sheets: Math.ceil((count === 0 ? 0 : start + count) / labelsOnSheet(grid)) })
    : t('label.summary', { count });
  return (
    <footer className={styles['foot']}>
      <p role="status" data-testid="label-summary">
        {words}
      </p>
      <Action
        kind="main"
        size="large"
        shortcut="F9"
        disabled={count === 0 || target === null}
        onPress={() => void printWanted(today)}
        testId="label-print"
      >
        <Icon name="printer" />
        {t(grid ? 'label.save' : 'label.print')}
      </Action>
    </footer>
  );
}
