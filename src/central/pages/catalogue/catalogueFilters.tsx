import { useTranslation } from 'react-i18next';
import { useAddress } from '../route/useAddress.ts';
import { Pick } from '../ui/pick.tsx';
import { SearchField } from '../ui/searchField.tsx';
import type { CatalogueView } from './view.ts';

type Props = { readonly view: CatalogueView; readonly categories: readonly string[] };

export function CatalogueFilters({ view, categories }: Props) {
  const { t } = useTranslation();
  const { change } = useAddress();
  return (
    <search className="filters">
      <div className="filterRow">
        <SearchField text={view.text} label={t('catalogue.search')} hint={t('catalogue.searchHint')} />
        <Pick
          label={t('catalogue.category')}
          placeholder={t('catalogue.allCategories')}
          options={categories.map((category) => ({ value: category, label: category, detail: '' }))}
          value={view.category}
          onChange={(category) => change({ category, offset: null })}
        />
      </div>
    </search>
  );
}
