import { MultiSelect, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PromotionClass } from '../../../shared/promotion/promotion.ts';
import { Bearer } from '../../../shared/sale/off.ts';
import type { FieldsProps } from './promotionDialog.tsx';
import { Typed } from './ruleFields.tsx';

const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;
const list = { transitionProps: { duration: 0 } };

/** When and where it runs, who pays for it, and which class of promotion it is by law. */
export function TermFields({ draft, put, fault, choices }: FieldsProps) {
  const { t } = useTranslation();
  const day = fault === 'day' && t('promotions.fault.day');
  const hours = fault === 'hours' && t('promotions.fault.hours');
  return (
    <>
      <div className="formRow">
        <Typed of="from" draft={draft} put={put} label={t('promotions.from')} error={day} />
        <Typed
          of="to"
          draft={draft}
          put={put}
          label={t('promotions.to')}
          error={day || (fault === 'backwards' && t('promotions.fault.backwards'))}
        />
        <Typed
          of="hourFrom"
          draft={draft}
          put={put}
          label={t('promotions.hourFrom')}
          hint={t('promotions.hourHint')}
          error={hours}
        />
        <Typed
          of="hourTo"
          draft={draft}
          put={put}
          label={t('promotions.hourTo')}
          hint={t('promotions.hourHint')}
          error={hours}
        />
      </div>
      <MultiSelect
        label={t('promotions.weekdays')}
        placeholder={draft.weekdays.length === 0 ? t('promotions.everyDay') : ''}
        data={WEEK.map((each) => ({ value: String(each), label: t(`promotions.weekday.d${each}`) }))}
        value={[...draft.weekdays]}
        onChange={(weekdays) => put({ weekdays })}
        comboboxProps={list}
      />
      <MultiSelect
        label={t('promotions.where')}
        placeholder={draft.outlets.length === 0 ? t('promotions.allOutlets') : ''}
        data={choices.outlets.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...draft.outlets]}
        onChange={(outlets) => put({ outlets })}
        comboboxProps={list}
      />
      <div className="formRow">
        <NativeSelect
          label={t('promotions.bearer')}
          value={draft.borneBy}
          onChange={(event) => put({ borneBy: Bearer.parse(event.currentTarget.value) })}
          data={Bearer.options.map((value) => ({ value, label: t(`promotions.borneBy.${value}`) }))}
        />
        <NativeSelect
          label={t('promotions.classLabel')}
          description={t('promotions.classHint')}
          value={draft.class}
          onChange={(event) => put({ class: PromotionClass.parse(event.currentTarget.value) })}
          data={PromotionClass.options.map((value) => ({ value, label: t(`promotions.class.${value}`) }))}
        />
      </div>
    </>
  );
}
