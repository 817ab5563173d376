import { useTranslation } from 'react-i18next';
import { byOwner, lackOf } from '../../shared/stock/receiveDraft.ts';
import { ChoiceDialog } from '../sale/ChoiceDialog.tsx';
import { UnknownCodeDialog } from '../sale/UnknownCodeDialog.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { noDaysPrinted, receiveOwners, settleUnchecked } from './finish.ts';
import { scanned } from './lines.ts';
import { NoteDialog } from './NoteDialog.tsx';
import styles from './Receive.module.css';
import { askFor, choose, useReceive } from './store.ts';
import { goodsSumWords } from './words.ts';

/** Whatever is asked over the page. */
export function Dialogs({ onFind }: { readonly onFind: () => void }) {
  const asking = useReceive((now) => now.asking);
  switch (asking?.of) {
    case undefined:
      return null;
    case 'unknown':
      return <UnknownCodeDialog code={asking.code} onClose={close} onFind={onFind} />;
    case 'choice':
      return (
        <ChoiceDialog
          code={asking.code}
          options={asking.options}
          onClose={close}
          onChoose={(product) => scanned(asking.scan, product)}
        />
      );
    case 'unchecked':
      return <UncheckedDialog names={asking.names} onClose={close} />;
    case 'days':
      return <DaysDialog names={asking.names} onClose={close} />;
    case 'note':
      return <NoteDialog note={asking} onClose={close} />;
    case 'owners':
      return <OwnersDialog onClose={close} />;
  }
}

function close(): void {
  askFor(null);
}

type Props = { readonly onClose: () => void };

function firstOf(names: readonly string[]): string {
  return [...names.slice(0, 3), ...(names.length > 3 ? ['…'] : [])].join(', ');
}

/** Announced goods that nobody looked at are asked about once, for all lines; nothing is taken for granted. */
function UncheckedDialog({ names, onClose }: Props & { readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const look = () => {
    onClose();
    const line = useReceive.getState().draft?.lines.find((each) => lackOf(each) === 'check');
    if (line) choose(line.line);
  };
  return (
    <Dialog title={t('receive.uncheckedTitle', { count: names.length })} size={640} onClose={onClose}>
      <div className={styles['dialog']}>
        <p>{t('receive.uncheckedLead', { names: firstOf(names) })}</p>
        <div className={styles['answers']}>
          <Action size="large" onPress={() => settleUnchecked('missing')} testId="receive-missing">
            {t('receive.uncheckedMissing')}
          </Action>
          <Action size="large" onPress={() => settleUnchecked('there')} testId="receive-there">
            {t('receive.uncheckedThere')}
          </Action>
          <Action kind="main" size="large" shortcut="Enter" onPress={look} ref={focusAtOnce} testId="receive-look">
            {t('receive.uncheckedLook')}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}

/** Food without a last day is asked about once, for all lines. */
function DaysDialog({ names, onClose }: Props & { readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const type = () => {
    onClose();
    const line = useReceive.getState().draft?.lines.find((each) => lackOf(each) === 'day');
    if (line) choose(line.line, 'day');
  };
  return (
    <Dialog title={t('receive.daysTitle')} size={560} onClose={onClose}>
      <div className={styles['dialog']}>
        <p>{t('receive.daysLead', { count: names.length, names: firstOf(names) })}</p>
        <div className={styles['answers']}>
          <Action size="large" onPress={noDaysPrinted} testId="receive-no-days">
            {t('receive.daysNone')}
          </Action>
          <Action kind="main" size="large" shortcut="Enter" onPress={type} ref={focusAtOnce} testId="receive-type-day">
            {t('receive.daysType')}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}

/** Goods of several owners are a receipt each, so that nobody reads of another's: said before it is done. */
function OwnersDialog({ onClose }: Props) {
  const { t } = useTranslation();
  const lines = useReceive(({ draft }) => draft?.lines) ?? [];
  const owners = byOwner(lines);
  return (
    <Dialog title={t('receive.ownersTitle', { count: owners.length })} size={760} onClose={onClose}>
      <div className={styles['dialog']}>
        <p>{t('receive.ownersLead')}</p>
        <ul className={styles['owners']} data-testid="receive-owners">
          {owners.map((theirs) => (
            <li key={theirs[0]?.owner.id}>
              <strong>{theirs[0]?.owner.name}</strong>
              <span>{t('receive.sum', { count: theirs.length, goods: goodsSumWords(theirs) })}</span>
            </li>
          ))}
        </ul>
        <div className={styles['answers']}>
          <Action size="large" shortcut="Esc" onPress={onClose}>
            {t('receive.ownersLook')}
          </Action>
          <Action size="large" onPress={() => void receiveOwners(true)} testId="receive-together">
            {t('receive.ownersTogether')}
          </Action>
          <Action
            kind="main"
            size="large"
            shortcut="Enter"
            onPress={() => void receiveOwners(false)}
            ref={focusAtOnce}
            testId="receive-each-owner"
          >
            {t('receive.ownersYes', { count: owners.length })}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}
