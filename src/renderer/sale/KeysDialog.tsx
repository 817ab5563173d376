import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Keys.module.css';
import { askFor } from './store.ts';

/** Each key of the counter, as it stands on the keyboard, and its word in `keys`. */
const KEYS = [
  ['F1  ?', 'help'],
  ['F2', 'quantity'],
  ['F3', 'search'],
  ['F4', 'line'],
  ['F5', 'find'],
  ['F6', 'hold'],
  ['F7', 'discount'],
  ['F8', 'remove'],
  ['F9', 'pay'],
  ['F10', 'shift'],
  ['Alt K', 'stock'],
  ['F12', 'camera'],
  ['3 *', 'times'],
  ['A … Z', 'letters'],
  ['+  −', 'step'],
  ['↑  ↓', 'choose'],
  ['Enter', 'enter'],
  ['Alt Enter', 'missed'],
  ['Esc', 'escape'],
] as const;

/** Every key at a glance; any key puts it away. */
export function KeysDialog() {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys.title')} size={720} onClose={() => askFor(null)}>
      <dl className={styles['keys']} data-testid="keys">
        {KEYS.map(([key, what]) => (
          <div key={what}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
