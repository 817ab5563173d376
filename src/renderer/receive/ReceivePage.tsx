import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { FindGoods } from '../shelf/FindGoods.tsx';
import { Room } from '../shift/Room.tsx';
import { DropDraft } from '../stock/DropDraft.tsx';
import { useStockScans } from '../stock/page.ts';
import { goToStock } from '../stock/room.ts';
import { onReturn, useTill } from '../till/store.ts';
import { Action } from '../ui/Action.tsx';
import { Against } from './Against.tsx';
import { Dialogs } from './Dialogs.tsx';
import { refetchToCome } from './filling.ts';
import { beginNext, finish } from './finish.ts';
import { LineEditor } from './LineEditor.tsx';
import { LineList } from './LineList.tsx';
import { addProduct, clearDraft, removeLine, scanned } from './lines.ts';
import { NoteField } from './NoteField.tsx';
import { NoteKey } from './NoteKey.tsx';
import styles from './Receive.module.css';
import { Received } from './Received.tsx';
import { Summary } from './Summary.tsx';
import { choose, refetchDraft, useReceive } from './store.ts';
import { ToCome } from './ToCome.tsx';
import { chooseNeighbour, flush } from './typing.ts';

/** Goods come in: scanned on the left, looked at on the right, recorded at the foot. */
export function ReceivePage() {
  const { t } = useTranslation();
  const received = useReceive((now) => now.received);
  const draft = useReceive((now) => now.draft);
  const busy = useReceive((now) => now.busy);
  const search = useRef<HTMLInputElement>(null);
  useStockScans((code) => scanned(code));
  useEffect(followDraft, []);
  useEffect(listen, []);
  if (received) return <Received received={received} onNext={beginNext} />;
  return (
    <Room
      title={t('receive.title')}
      lead={t(draft?.announced ? 'receive.againstLead' : 'receive.lead')}
      actions={
        <>
          <Summary />
          <DropDraft lines={draft?.lines.length ?? 0} onDrop={clearDraft} testId="receive-clear" />
          <Action size="large" shortcut="Esc" onPress={() => goToStock()}>
            {t('receive.back')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="F9"
            disabled={busy}
            onPress={() => void finish()}
            testId="receive-save"
          >
            {t('receive.save')}
          </Action>
        </>
      }
    >
      <div className={styles['page']} data-testid="receive">
        <section className={styles['goods']}>
          <div className={styles['head']}>
            <FindGoods
              field={search}
              onFound={({ product }) => addProduct(product)}
              onCode={scanned}
              testId="receive"
            />
            <NoteKey />
          </div>
          <Against />
          {draft?.lines.length === 0 && !draft.announced ? <Nothing /> : <LineList />}
          <NoteField />
        </section>
        <LineEditor />
      </div>
      <Dialogs onFind={() => search.current?.focus()} />
    </Room>
  );
}

/** An empty list, and what may fill it. */
function Nothing() {
  return (
    <div className={styles['nothing']}>
      <LineList />
      <ToCome />
    </div>
  );
}

function followDraft(): () => void {
  void refetchDraft();
  const stop = onReturn(() => void refetchDraft());
  const deafen = useTill.subscribe(({ status }, before) => {
    if (status?.lastSyncAt !== before.status?.lastSyncAt && !useReceive.getState().received) void refetchToCome();
  });
  return () => {
    void flush();
    stop();
    deafen();
  };
}

function listen(): () => void {
  const KEYS: Readonly<Record<string, () => void>> = {
    F2: () => {
      const { selected } = useReceive.getState();
      if (selected !== null) choose(selected, 'quantity');
    },
    F8: () => {
      const { selected } = useReceive.getState();
      if (selected !== null) removeLine(selected);
    },
    F9: () => void finish(),
    ArrowDown: () => chooseNeighbour(1),
    ArrowUp: () => chooseNeighbour(-1),
  };
  const press = (event: KeyboardEvent) => {
    const todo = KEYS[event.key];
    if (!todo || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.target instanceof HTMLSelectElement || useReceive.getState().received) return;
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    event.preventDefault();
    if (!event.repeat || event.key.startsWith('Arrow')) todo();
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
