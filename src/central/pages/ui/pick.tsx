import { type ComboboxItem, type OptionsFilter, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { fold } from '../../../shared/fold.ts';

export type Option = { readonly value: string; readonly label: string; readonly detail: string };

type Props = {
  readonly label: string;
  readonly placeholder: string;
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
};

/** More rows than this cannot be looked through; typing finds the rest. */
const MOST_ROWS = 100;

/** One of many, found by typing without marks. A value that is not (yet) among the options still shows as chosen. */
export function Pick({ label, placeholder, options, value, onChange }: Props) {
  const { t } = useTranslation();
  const known = value === null || options.some((option) => option.value === value);
  const shown = known ? options : [...options, { value, label: value, detail: '' }];
  const details = new Map(shown.map((option) => [option.value, option.detail]));
  return (
    <Select
      className="pick"
      aria-label={label}
      placeholder={placeholder}
      data={shown.map((option) => ({ value: option.value, label: option.label }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      limit={MOST_ROWS}
      filter={withoutMarks(details)}
      nothingFoundMessage={t('sales.noMatch')}
      renderOption={({ option }) => (
        <span>
          {option.label}
          <span className="small soft"> {details.get(option.value)}</span>
        </span>
      )}
      comboboxProps={{ width: 'max-content', position: 'bottom-start', transitionProps: { duration: 0 } }}
      clearButtonProps={{ 'aria-label': `${t('sales.clear')}: ${label}` }}
    />
  );
}

function withoutMarks(details: ReadonlyMap<string, string>): OptionsFilter {
  return ({ options, search }) => {
    const wanted = fold(search.trim());
    const items = options as ComboboxItem[];
    return items.filter(({ label, value }) => fold(`${label} ${details.get(value) ?? ''}`).includes(wanted));
  };
}

/** Options of a list or a field, found by typing without marks. */
export const foldedOptions: OptionsFilter = withoutMarks(new Map());
