import { create } from 'zustand';
import { type Language, speak } from '../words/words.ts';

export type Scheme = 'system' | 'light' | 'dark';

/** What this screen is told by whoever stands at it. Kept on the machine; says nothing about a sale. */
export type Preferences = {
  readonly language: Language;
  readonly scheme: Scheme;
  readonly sound: boolean;
  /** The notice about demo prices was read. */
  readonly demoRead: boolean;
};

const KEY = 'quay.preferences';
const FIRST: Preferences = { language: 'vi', scheme: 'system', sound: true, demoRead: false };

export const usePreferences = create<Preferences>(() => ({ ...FIRST, ...kept() }));

/** What was kept, as far as it can be read: a damaged note costs a preference, never the screen. */
function kept(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
  } catch {
    return {};
  }
}

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  localStorage.setItem(KEY, JSON.stringify(usePreferences.getState()));
  if (change.language) void speak(change.language);
  if (change.scheme) showScheme(change.scheme);
}

export function showScheme(scheme: Scheme): void {
  const root = document.documentElement;
  if (scheme === 'system') delete root.dataset['scheme'];
  else root.dataset['scheme'] = scheme;
}
