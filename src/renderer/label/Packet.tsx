import { useTranslation } from 'react-i18next';
import type { ProductView } from '../../shared/contract/catalogue.ts';
import { DayText } from '../ui/DayField.tsx';
import { unwanted } from './asked.ts';
import styles from './Label.module.css';
import { describe, type Wanted } from './store.ts';

type Props = { readonly product: ProductView; readonly wanted: readonly Wanted[] };

/** What stands on a packet beside what the catalogue knows; all of it may be left out. */
export function Packet({ product, wanted }: Props) {
  const { t } = useTranslation();
  const { grams, lot, expiresOn } = wanted.find((one) => one.product.product === product.product) ?? unwanted(product);
  return (
    <div className={styles['packet']}>
      {product.weighed && (
        <label>
          {t('label.grams')}
          <input
            inputMode="numeric"
            maxLength={5}
            value={grams}
            onChange={(event) => describe(product, { grams: event.currentTarget.value.replaceAll(/\D/g, '') })}
            data-testid="label-grams"
          />
        </label>
      )}
      <label>
        {t('label.lot')}
        <input
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          value={lot}
          onChange={(event) => describe(product, { lot: event.currentTarget.value })}
          data-testid="label-lot"
        />
      </label>
      <DayText
        label={t('label.expires')}
        text={expiresOn}
        hint={t('label.dayHint')}
        fault={t('label.noDay')}
        onText={(text) => describe(product, { expiresOn: text })}
        testId="label-expires"
      />
    </div>
  );
}
