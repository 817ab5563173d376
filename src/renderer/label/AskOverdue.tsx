import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/day.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Label.module.css';
import { printWanted } from './print.ts';
import { type Overdue, useLabels } from './store.ts';

/** Once the goods below have heard the same Escape, and left it to the question. */
function back(): void {
  setTimeout(() => useLabels.setState({ overdue: [] }), 0);
}

/** Before packets are printed whose last day is over: it may be a slip of the finger, or a label that is pasted on what is thrown away. */
export function AskOverdue({ overdue }: { readonly overdue: readonly Overdue[] }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('label.overdue')} onClose={back}>
      <div className={styles['overdue']} data-testid="label-overdue">
        <ul>
          {overdue.map(({ name, day }) => (
            <li key={name}>{t('label.overdueOf', { name, day: formatDay(day) })}</li>
          ))}
        </ul>
        <Action onPress={back}>{t('app.cancel')}</Action>
        <Action kind="main" onPress={() => void printWanted()} testId="label-overdue-yes">
          {t('label.overdueYes')}
        </Action>
      </div>
    </Dialog>
  );
}
