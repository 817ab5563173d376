import { useEffect, useState } from 'react';

/** What is typed into a form, as flat words and yes or no: so it can be kept as it stands. */
export type Typed = Readonly<Record<string, string | boolean>>;

type Kept<T extends Typed> = {
  readonly form: T;
  readonly put: (change: Partial<T>) => void;
  readonly forget: () => void;
};

/**
 * A form whose typing outlives a look at another page, a reload and a crash of the browser, until it is saved or put away.
 * @param name what is edited, and the saving it was opened from: typing over an older one is not brought back
 */
export function useKept<T extends Typed>(name: string, start: T): Kept<T> {
  const key = `quay.form.${name}`;
  const [form, setForm] = useState<T>(() => keptUnder(key, start));
  const isChanged = JSON.stringify(form) !== JSON.stringify(start);
  useEffect(() => {
    if (isChanged) localStorage.setItem(key, JSON.stringify(form));
    else localStorage.removeItem(key);
  }, [key, form, isChanged]);
  return {
    form,
    put: (change) => setForm((before) => ({ ...before, ...change })),
    forget: () => localStorage.removeItem(key),
  };
}

/** Only what the form has, of the kind it has it: what another version of the page kept is left. */
function keptUnder<T extends Typed>(key: string, start: T): T {
  const kept = parsed(localStorage.getItem(key) ?? '');
  const fields = Object.entries(start).map(([field, value]) => {
    const word = kept[field];
    return [field, typeof word === typeof value ? word : value];
  });
  return Object.fromEntries(fields) as T;
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
