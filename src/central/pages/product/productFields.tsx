import { Autocomplete, Checkbox, NativeSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PRODUCT_SETS } from '../../../shared/catalogue/productSet.ts';
import { foldedOptions } from '../ui/pick.tsx';
import { BasketFields } from './basketFields.tsx';
import type { BasketFault } from './basketForm.ts';
import { type ProductFault, type ProductForm, wrongCode } from './productForm.ts';
import type { Opened } from './productPage.tsx';

type Props = {
  readonly form: ProductForm;
  readonly put: (change: Partial<ProductForm>) => void;
  readonly fault: ProductFault | null;
  readonly opened: Opened;
};

const list = { transitionProps: { duration: 0 } };
/** More rows than this cannot be looked through; typing finds the rest. */
const MOST_ROWS = 100;

export function ProductFields(props: Props) {
  const { t } = useTranslation();
  return (
    <>
      <fieldset className="part">
        <legend>{t('productForm.part.what')}</legend>
        <NameFields {...props} />
        <PlaceFields {...props} />
      </fieldset>
      <fieldset className="part">
        <legend>{t('productForm.part.sold')}</legend>
        <UnitFields {...props} />
        <CodesField {...props} />
      </fieldset>
      <BasketPart {...props} />
    </>
  );
}

function NameFields({ form, put, fault, opened }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className="formRow">
        <TextInput
          label={t('productForm.name')}
          value={form.name}
          onChange={(event) => put({ name: event.currentTarget.value })}
          error={fault === 'name' && t('productForm.fault.name')}
          maxLength={200}
          data-autofocus
        />
        <TextInput
          label={t('productForm.nameEn')}
          lang="en"
          value={form.nameEn}
          onChange={(event) => put({ nameEn: event.currentTarget.value })}
          maxLength={200}
        />
      </div>
      <Select
        label={t('productForm.producer')}
        placeholder={t('productForm.choose')}
        data={opened.producers.map(({ id, name }) => ({ value: id, label: name }))}
        value={form.producer === '' ? null : form.producer}
        onChange={(producer) => put({ producer: producer ?? '' })}
        error={fault === 'producer' && t('productForm.fault.producer')}
        searchable
        limit={MOST_ROWS}
        filter={foldedOptions}
        nothingFoundMessage={t('sales.noMatch')}
        comboboxProps={list}
      />
    </>
  );
}

function PlaceFields({ form, put, fault, opened }: Props) {
  const { t, i18n } = useTranslation();
  const language = i18n.language === 'en' ? 'en' : 'vi';
  const sectors = Map.groupBy(PRODUCT_SETS, ({ sector }) => sector[language]);
  return (
    <div className="formRow">
      <Autocomplete
        label={t('productForm.category')}
        description={t('productForm.categoryHint')}
        data={opened.categories}
        value={form.category}
        onChange={(category) => put({ category })}
        error={fault === 'category' && t('productForm.fault.category')}
        maxLength={80}
        filter={foldedOptions}
        comboboxProps={list}
      />
      <NativeSelect
        label={t('productForm.set')}
        description={t('productForm.setHint')}
        value={form.set}
        onChange={(event) => put({ set: event.currentTarget.value })}
        data={[
          { value: '', label: t('productForm.noSet') },
          ...[...sectors].map(([group, sets]) => ({
            group,
            items: sets.map((set) => ({ value: set.id, label: `${Number(set.id.slice(3))}. ${set[language]}` })),
          })),
        ]}
      />
    </div>
  );
}

function UnitFields({ form, put, fault, opened }: Props) {
  const { t } = useTranslation();
  return (
    <>
      <div className="formRow three">
        <TextInput
          label={t('productForm.netContent')}
          description={t('productForm.netContentHint')}
          value={form.netContent}
          onChange={(event) => put({ netContent: event.currentTarget.value })}
          maxLength={60}
        />
        <Autocomplete
          label={t('productForm.unit')}
          description={t('productForm.unitHint')}
          data={opened.units}
          value={form.weighed && !form.isBasket ? 'kg' : form.unit}
          onChange={(unit) => put({ unit })}
          disabled={form.weighed && !form.isBasket}
          error={fault === 'unit' && t('productForm.fault.unit')}
          maxLength={20}
          filter={foldedOptions}
          comboboxProps={list}
        />
        <NativeSelect
          label={t('productForm.taxClass')}
          description={t('productForm.taxClassHint')}
          value={form.taxClass}
          onChange={(event) => put({ taxClass: event.currentTarget.value })}
          error={fault === 'taxClass' && t('productForm.fault.taxClass')}
          data={opened.taxClasses.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </div>
      {!form.isBasket && (
        <Checkbox
          label={t('productForm.weighed')}
          description={t('productForm.weighedHint')}
          checked={form.weighed}
          onChange={(event) => put({ weighed: event.currentTarget.checked })}
        />
      )}
    </>
  );
}

const BASKET_FAULTS: ReadonlySet<string> = new Set(['no-parts', 'part-quantity', 'part-share', 'part-price']);
const isOfBasket = (fault: ProductFault | null): fault is BasketFault => fault !== null && BASKET_FAULTS.has(fault);

function BasketPart({ form, put, fault, opened }: Props) {
  const { t } = useTranslation();
  return (
    <fieldset className="part">
      <legend>{t('basket.title')}</legend>
      <Checkbox
        label={t('basket.isBasket')}
        description={t('basket.isBasketHint')}
        checked={form.isBasket}
        onChange={(event) => put({ isBasket: event.currentTarget.checked })}
      />
      {form.isBasket && (
        <BasketFields
          text={form.parts}
          goods={opened.goods}
          fault={isOfBasket(fault) ? fault : null}
          onChange={(parts) => put({ parts })}
        />
      )}
    </fieldset>
  );
}

function CodesField({ form, put, fault }: Props) {
  const { t } = useTranslation();
  const wrong = wrongCode(form.codes);
  const faults = {
    codes: t('productForm.fault.codes', { code: wrong ?? '' }),
    'too-many-codes': t('productForm.fault.tooManyCodes'),
  } as const;
  const shown = fault === 'codes' || fault === 'too-many-codes' ? fault : wrong === undefined ? undefined : 'codes';
  return (
    <Textarea
      label={t('productForm.codes')}
      description={t('productForm.codesHint')}
      autosize
      minRows={2}
      maxRows={8}
      spellCheck={false}
      value={form.codes}
      onChange={(event) => put({ codes: event.currentTarget.value })}
      error={shown && faults[shown]}
    />
  );
}
