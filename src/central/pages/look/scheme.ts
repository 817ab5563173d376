import { create } from 'zustand';

export const SCHEMES = ['auto', 'light', 'dark'] as const;
/** `auto` follows the system. */
export type Scheme = (typeof SCHEMES)[number];

const KEPT_UNDER = 'quay.scheme';

function keptScheme(): Scheme {
  const kept = localStorage.getItem(KEPT_UNDER);
  return kept === 'light' || kept === 'dark' ? kept : 'auto';
}

export const useScheme = create<{ readonly scheme: Scheme }>()(() => ({ scheme: keptScheme() }));

/** The tokens read `data-scheme`; without it the system decides. */
export function chooseScheme(scheme: Scheme): void {
  localStorage.setItem(KEPT_UNDER, scheme);
  if (scheme === 'auto') delete document.documentElement.dataset['scheme'];
  else document.documentElement.dataset['scheme'] = scheme;
  useScheme.setState({ scheme });
}
