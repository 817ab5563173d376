import { useTranslation } from 'react-i18next';
import { formatDong } from '../../shared/money.ts';
import type { Part } from '../../shared/sale/part.ts';
import { Action } from '../ui/Action.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import styles from './Parts.module.css';

type Props = { readonly part: Part; readonly onDrop: () => void; readonly onKeep: () => void };

/** Asked before what was charged leaves its payment: the till gives nothing back by itself. */
export function DropPart({ part: { tender }, onDrop, onKeep }: Props) {
  const { t } = useTranslation();
  const facts = { what: t(`tender.${tender.kind}`), amount: formatDong(tender.given) };
  if (tender.kind === 'cash') return null;
  return (
    <Dialog title={t('tender.dropQuestion', facts)} onClose={onKeep}>
      <div className={styles['sure']} data-testid="drop-question">
        <p>
          <strong>{t(`tender.givenBack.${tender.kind}`)}</strong>
        </p>
        <p>{t('tender.dropMore')}</p>
        <div>
          <Action onPress={onKeep} testId="drop-keep">
            {t('tender.dropKeep')}
          </Action>
          <Action kind="main" onPress={onDrop} testId="drop-yes">
            {t('tender.dropYes')}
          </Action>
        </div>
      </div>
    </Dialog>
  );
}
