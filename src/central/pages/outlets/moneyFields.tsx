import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bankName, banks } from '../../../shared/vietqr/banks.ts';
import type { MoneyDraft } from './outletMoney.ts';

type Props = {
  readonly draft: MoneyDraft;
  readonly put: (change: Partial<MoneyDraft>) => void;
  readonly fault: string | null;
};

/** An outlet's bank account, and what its cashiers may take off by themselves. */
export function MoneyFields({ draft, put, fault }: Props) {
  const { t } = useTranslation();
  const known = bankName(draft.bin.trim());
  return (
    <>
      <div className="formRow">
        <TextInput
          label={t('outlets.bankBin')}
          description={known ?? t('outlets.bankBinHint')}
          value={draft.bin}
          onChange={(event) => put({ bin: event.currentTarget.value })}
          error={fault === 'bank-wrong' && t('outlets.bankWrong')}
          maxLength={6}
          inputMode="numeric"
          list="banks"
        />
        <TextInput
          label={t('outlets.bankAccount')}
          description={t('outlets.bankLead')}
          value={draft.account}
          onChange={(event) => put({ account: event.currentTarget.value })}
          maxLength={30}
        />
      </div>
      <datalist id="banks">
        {banks.map(([bin, name]) => (
          <option key={bin} value={bin}>
            {name}
          </option>
        ))}
      </datalist>
      <div className="formRow">
        <TextInput
          label={t('outlets.bankName')}
          {...(draft.bin.trim() === DEMO_BANK && { description: t('outlets.bankDemo') })}
          value={draft.holder}
          onChange={(event) => put({ holder: event.currentTarget.value })}
          maxLength={80}
        />
        <TextInput
          label={t('outlets.discountLimit')}
          description={t('outlets.discountLimitHint')}
          value={draft.limit}
          onChange={(event) => put({ limit: event.currentTarget.value })}
          error={fault === 'limit-wrong' && t('outlets.discountLimitWrong')}
          maxLength={5}
          inputMode="decimal"
        />
      </div>
    </>
  );
}

/** No bank's number: the starter shop's. */
const DEMO_BANK = '000000';
