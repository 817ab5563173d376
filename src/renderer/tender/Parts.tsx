import { useTranslation } from 'react-i18next';
import { formatDong } from '../../shared/money.ts';
import type { Part } from '../../shared/sale/part.ts';
import type { Tender } from '../../shared/sale/tender.ts';
import { Icon } from '../ui/Icon.tsx';
import { withSign } from '../ui/money.ts';
import styles from './Parts.module.css';

type Props = { readonly parts: readonly Part[]; readonly disabled: boolean; readonly onTakeBack: (part: Part) => void };

/** What was taken so far; each can be taken back until the sale is paid, what was charged with leave. */
export function Parts({ parts, disabled, onTakeBack }: Props) {
  const { t } = useTranslation();
  if (parts.length === 0) return null;
  return (
    <ul className={styles['parts']} aria-label={t('tender.parts')} data-testid="parts">
      {parts.map((part) => {
        const { id, tender } = part;
        const what = t(`tender.${tender.kind}`);
        return (
          <li key={id} data-testid="part">
            <span>
              {what}
              <small>{markOf(tender)}</small>
            </span>
            <b>{withSign(tender.given)}</b>
            <button
              type="button"
              disabled={disabled}
              aria-label={t('tender.takeBack', { what, amount: formatDong(tender.given) })}
              onClick={() => onTakeBack(part)}
              data-testid="take-back"
            >
              <Icon name="close" />
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function markOf(tender: Tender): string {
  if (tender.kind === 'card') return tender.reference;
  if (tender.kind === 'voucher') return tender.code;
  return tender.kind === 'vietqr' ? tender.bill : '';
}
