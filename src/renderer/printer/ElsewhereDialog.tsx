import { useTranslation } from 'react-i18next';
import type { PrinterShown, PrintJobShown } from '../../shared/contract/printer.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { walk } from '../ui/walk.ts';
import { printElsewhere } from './ask.ts';
import styles from './Pick.module.css';
import { StateSign } from './StateSign.tsx';
import { nameOf } from './words.ts';

type Props = {
  readonly job: Pick<PrintJobShown, 'job' | 'number' | 'state'>;
  readonly others: readonly PrinterShown[];
  readonly onClose: () => void;
};

/** Where instead: each with how it is, so that nobody sends a slip from one printer without paper to another. */
export function ElsewhereDialog({ job, others, onClose }: Props) {
  const { t } = useTranslation();
  const send = (printer: PrinterShown) => void printElsewhere(job, printer).then((sent) => sent && onClose());
  return (
    <Dialog title={t('printer.jobs.elsewhereTitle', { number: job.number })} onClose={onClose}>
      <ul className={styles['list']} onKeyDown={walk}>
        {others.map((printer, at) => (
          <li key={printer.id}>
            <button
              type="button"
              className={styles['pick']}
              onClick={() => send(printer)}
              data-autofocus={at === 0 || undefined}
              data-testid="elsewhere-printer"
            >
              <Icon name="printer" size={26} />
              <strong>{nameOf(printer, t)}</strong>
              <StateSign state={printer.state} />
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
