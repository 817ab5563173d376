import { useTranslation } from 'react-i18next';
import { lackOf } from '../../shared/stock/receiveDraft.ts';
import { ChoiceDialog } from '../sale/ChoiceDialog.tsx';
import { UnknownCodeDialog } from '../sale/UnknownCodeDialog.tsx';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { NoteDialog } from './NoteDialog.tsx';
import styles from './Receive.module.css';
import { askFor, choose, noDaysPrinted, scanned, useReceive } from './store.ts';

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
    case 'days':
      return <DaysDialog names={asking.names} onClose={close} />;
    case 'note':
      return <NoteDialog note={asking} onClose={close} />;
  }
}

function close(): void {
  askFor(null);
}

type Props = { readonly onClose: () => void };

/** Food without a last day is asked about once, for all lines. */
function DaysDialog({ names, onClose }: Props & { readonly names: readonly string[] }) {
  const { t } = useTranslation();
  const type = () => {
    onClose();
    const line = useReceive.getState().draft?.lines.find((each) => lackOf(each) === 'day');
    if (line) choose(line.line, 'day');
  };
  const shown = [...names.slice(0, 3), ...(names.length > 3 ? ['…'] : [])].join(', ');
  return (
    <Dialog title={t('receive.daysTitle')} size={560} onClose={onClose}>
      <div className={styles['dialog']}>
        <p>{t('receive.daysLead', { count: names.length, names: shown })}</p>
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
