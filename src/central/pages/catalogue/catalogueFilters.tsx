import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../route/useAddress.ts';
import { Icon } from '../ui/icons.tsx';
import { Pick } from '../ui/pick.tsx';
import { type CatalogueView, LONGEST_SEARCH } from './view.ts';

/** A pause in typing long enough that the word is probably done, short enough not to be felt. */
const TYPING_PAUSE_MS = 200;

type Props = { readonly view: CatalogueView; readonly categories: readonly string[] };

export function CatalogueFilters({ view, categories }: Props) {
  const { t } = useTranslation();
  const { change } = useAddress();
  return (
    <search className="filters">
      <div className="filterRow">
        <SearchField text={view.text} />
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

/** Searches as one types. Back and links change the address from outside, and the field follows. */
function SearchField({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const { change } = useAddress();
  const [typed, setTyped] = useState(text);
  const asked = useRef(text);
  const ask = useDebouncedCallback((wanted: string) => {
    asked.current = wanted.trim();
    change({ q: wanted.trim(), offset: null }, 'replace');
  }, TYPING_PAUSE_MS);
  useEffect(() => {
    if (text !== asked.current) setTyped(text);
    asked.current = text;
  }, [text]);
  return (
    <TextInput
      className="pick searchField"
      type="search"
      aria-label={t('catalogue.search')}
      placeholder={t('catalogue.searchHint')}
      leftSection={<Icon name="search" size={18} />}
      maxLength={LONGEST_SEARCH}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        ask(event.currentTarget.value);
      }}
    />
  );
}
