import { useTranslation } from 'react-i18next';
import type { TenderKind } from '../../shared/sale/tender.ts';
import { WAYS } from './parts.ts';
import styles from './Ways.module.css';

type Props = {
  readonly chosen: TenderKind;
  readonly disabled: boolean;
  readonly onChoose: (way: TenderKind) => void;
};

/** The ways to pay as tiles, each with its key. */
export function Ways({ chosen, disabled, onChoose }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles['ways']} role="group" aria-label={t('tender.ways')}>
      {WAYS.map((way, at) => (
        <button
          key={way}
          type="button"
          aria-pressed={way === chosen}
          aria-keyshortcuts={`F${at + 1} Alt+${at + 1}`}
          disabled={disabled}
          onClick={() => onChoose(way)}
          data-testid={`way-${way}`}
        >
          <kbd aria-hidden="true">F{at + 1}</kbd>
          {t(`tender.${way}`)}
        </button>
      ))}
    </div>
  );
}
