import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { LONGEST_SEARCH } from '../route/address.ts';
import { useAddress } from '../route/useAddress.ts';
import { Icon } from './icons.tsx';

/** A pause in typing long enough that the word is probably done, short enough not to be felt. */
const TYPING_PAUSE_MS = 200;

type Props = { readonly text: string; readonly label: string; readonly hint: string };

/** Searches as one types, in the address under `q`. Back and links change it from outside, and the field follows. */
export function SearchField({ text, label, hint }: Props) {
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
      aria-label={label}
      placeholder={hint}
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
