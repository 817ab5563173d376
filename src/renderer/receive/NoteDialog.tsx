import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/day.ts';
import { isRefusal } from '../../shared/refusal.ts';
import type { NoteFault } from '../../shared/stock/deliveryNote.ts';
import { bridge } from '../bridge/bridge.ts';
import { sayFailed } from '../notice.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { focusAtOnce } from '../ui/focus.ts';
import { saveFile } from '../ui/saveFile.ts';
import styles from './Receive.module.css';
import type { Asking } from './store.ts';

type Props = { readonly note: Extract<Asking, { of: 'note' }>; readonly onClose: () => void };

/** Which rows of a delivery note cannot be taken, and why; nothing of it is taken unless somebody says so. */
export function NoteDialog({ note, onClose }: Props) {
  const { t } = useTranslation();
  const { faults, good, name, takeGood, isFile } = note;
  return (
    <Dialog
      title={t(isFile ? 'receive.noteTitle' : 'receive.announcedFaults', { count: faults.length })}
      size={720}
      onClose={onClose}
    >
      <div className={styles['dialog']}>
        <p>{t(isFile ? 'receive.noteLead' : 'receive.announcedFaultsLead', { name })}</p>
        <ol className={styles['faults']} tabIndex={0} data-testid="note-faults">
          {faults.map((fault) => (
            <li key={fault.row}>
              <strong>{t('receive.noteRow', { row: fault.row })}</strong>
              {faultWords(fault, t)}
            </li>
          ))}
        </ol>
        <div className={styles['answers']}>
          {isFile && (
            <Action size="large" onPress={() => void saveTemplate()} testId="note-template">
              {t('receive.template')}
            </Action>
          )}
          {good > 0 && (
            <Action size="large" onPress={takeGood} testId="note-skip">
              {t('receive.noteSkip', { count: good })}
            </Action>
          )}
          <Action kind="main" size="large" shortcut="Esc" onPress={onClose} ref={focusAtOnce} testId="note-mend">
            {t(isFile ? 'receive.noteMend' : 'app.cancel')}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}

function faultWords(fault: NoteFault, t: TFunction): string {
  const place = [fault.column, fault.found && `“${fault.found}”`].filter((words) => words !== '').join(' ');
  const facts = {
    unit: 'unit' in fault ? fault.unit : '',
    day: 'day' in fault ? formatDay(fault.day) : '',
  };
  const words = t(`receive.fault.${fault.why}`, facts);
  return place === '' ? words : `${place}: ${words}`;
}

async function saveTemplate(): Promise<void> {
  try {
    const file = await bridge.call('receive.noteTemplate', {});
    if (!isRefusal(file)) saveFile(file);
  } catch (why) {
    sayFailed(why);
  }
}
