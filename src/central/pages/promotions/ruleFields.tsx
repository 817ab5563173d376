import { MultiSelect, NativeSelect, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { foldedOptions } from '../ui/pick.tsx';
import type { Draft } from './draft.ts';
import type { FieldsProps } from './promotionDialog.tsx';

const KINDS = ['goods', 'buy-get', 'sale'] as const;
const GOODS = ['products', 'category', 'producer', 'stars'] as const;
const WAYS = ['perMille', 'amount'] as const;
/** More rows than this cannot be looked through; typing finds the rest. */
const MOST_ROWS = 100;
const list = { transitionProps: { duration: 0 } };

/** What it takes off, and of what: only the fields that the chosen kind has. */
export function RuleFields(props: FieldsProps) {
  const { t } = useTranslation();
  const { draft, put } = props;
  return (
    <>
      <div className="formRow">
        <NativeSelect
          label={t('promotions.kindLabel')}
          value={draft.kind}
          onChange={({ currentTarget }) => put({ kind: KINDS.find((kind) => kind === currentTarget.value) ?? 'goods' })}
          data={KINDS.map((value) => ({ value, label: t(`promotions.kind.${value}`) }))}
        />
        {draft.kind !== 'sale' && (
          <NativeSelect
            label={t('promotions.goodsLabel')}
            value={draft.goods}
            onChange={({ currentTarget }) =>
              put({ goods: GOODS.find((goods) => goods === currentTarget.value) ?? 'products' })
            }
            data={GOODS.map((value) => ({ value, label: t(`promotions.goods.${value}`) }))}
          />
        )}
      </div>
      {draft.kind !== 'sale' && <GoodsField {...props} />}
      {draft.kind === 'buy-get' ? <BuyGetFields {...props} /> : <OffFields {...props} />}
    </>
  );
}

function GoodsField({ draft, put, fault, choices }: FieldsProps) {
  const { t } = useTranslation();
  const field = {
    label: t(`promotions.goods.${draft.goods}`),
    placeholder: t('promotions.choose'),
    error: fault === 'goods' && t('promotions.fault.goods'),
    searchable: true,
    limit: MOST_ROWS,
    nothingFoundMessage: t('sales.noMatch'),
    comboboxProps: list,
    filter: foldedOptions,
  } as const;
  switch (draft.goods) {
    case 'products': {
      const data = choices.products.map(({ id, name, detail }) => ({ value: id, label: `${name} · ${detail}` }));
      const value = [...draft.products];
      return <MultiSelect {...field} data={data} value={value} onChange={(products) => put({ products })} />;
    }
    case 'category':
      return (
        <Select
          {...field}
          data={choices.categories}
          value={draft.category}
          onChange={(category) => put({ category })}
        />
      );
    case 'producer': {
      const data = choices.producers.map(({ id, name }) => ({ value: id, label: name }));
      return <Select {...field} data={data} value={draft.producer} onChange={(producer) => put({ producer })} />;
    }
    case 'stars': {
      const data = ['3', '4', '5'].map((stars) => ({ value: stars, label: t('promotions.stars', { stars }) }));
      return <MultiSelect {...field} data={data} value={[...draft.stars]} onChange={(stars) => put({ stars })} />;
    }
  }
}

/** Finds `Cái Bát` where `cai bat` is typed. */
function BuyGetFields({ draft, put, fault }: FieldsProps) {
  const { t } = useTranslation();
  const wrong = fault === 'pieces' && t('promotions.fault.pieces');
  return (
    <div className="formRow">
      <Typed of="buy" draft={draft} put={put} label={t('promotions.buy')} error={wrong} />
      <Typed of="get" draft={draft} put={put} label={t('promotions.get')} error={wrong} />
      <Typed
        of="percent"
        draft={draft}
        put={put}
        label={t('promotions.getOff')}
        hint={t('promotions.getOffHint')}
        error={fault === 'percent' && t('promotions.fault.percent')}
      />
    </div>
  );
}

function OffFields({ draft, put, fault }: FieldsProps) {
  const { t } = useTranslation();
  const amount = draft.kind === 'sale' ? t('promotions.amountSale') : t('promotions.amountEach');
  return (
    <div className="formRow">
      <NativeSelect
        label={t('promotions.byLabel')}
        value={draft.by}
        onChange={({ currentTarget }) => put({ by: WAYS.find((way) => way === currentTarget.value) ?? 'perMille' })}
        data={WAYS.map((value) => ({ value, label: t(`promotions.by.${value}`) }))}
      />
      {draft.by === 'perMille' ? (
        <Typed
          of="percent"
          draft={draft}
          put={put}
          label={t('promotions.percent')}
          error={fault === 'percent' && t('promotions.fault.percent')}
        />
      ) : (
        <Typed
          of="amount"
          draft={draft}
          put={put}
          label={amount}
          error={fault === 'amount' && t('promotions.fault.amount')}
        />
      )}
      {draft.kind === 'sale' && (
        <Typed
          of="atLeast"
          draft={draft}
          put={put}
          label={t('promotions.atLeast')}
          hint={t('promotions.atLeastHint')}
          error={fault === 'atLeast' && t('promotions.fault.atLeast')}
        />
      )}
    </div>
  );
}

type TypedProps = {
  readonly of: 'percent' | 'amount' | 'atLeast' | 'buy' | 'get' | 'from' | 'to' | 'hourFrom' | 'hourTo';
  readonly draft: Draft;
  readonly put: (change: Partial<Draft>) => void;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | false;
};

/** A figure, a day or an hour, as it is typed. */
export function Typed({ of, draft, put, label, hint, error }: TypedProps) {
  return (
    <TextInput
      label={label}
      description={hint}
      inputMode="numeric"
      autoComplete="off"
      maxLength={14}
      value={draft[of]}
      onChange={(event) => put({ [of]: event.currentTarget.value })}
      error={error}
    />
  );
}
