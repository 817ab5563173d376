import { create } from 'zustand';
import { type Language, speak } from '../words/words.ts';

export type Scheme = 'system' | 'light' | 'dark';
/** Of all that is written on the screen; `large` is a quarter more. */
export type TextSize = 'normal' | 'large';

/** What this screen is told by whoever stands at it. Kept on the machine; says nothing about a sale. */
export type Preferences = {
  readonly language: Language;
  readonly scheme: Scheme;
  readonly size: TextSize;
  readonly sound: boolean;
  /** The notice about demo prices was read. */
  readonly demoRead: boolean;
};

const KEY = 'quay.preferences';
const FIRST: Preferences = { language: 'vi', scheme: 'system', size: 'normal', sound: true, demoRead: false };

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
  showLook();
}

/** Colours and size of text as they are preferred now. */
export function showLook(): void {
  const { scheme, size } = usePreferences.getState();
  const { dataset } = document.documentElement;
  if (scheme === 'system') delete dataset['scheme'];
  else dataset['scheme'] = scheme;
  if (size === 'normal') delete dataset['size'];
  else dataset['size'] = size;
}

/** For a second window of the same till: what is preferred in the first is so here, at once. */
export function followPreferences(): void {
  addEventListener('storage', ({ key }) => {
    if (key !== KEY) return;
    usePreferences.setState({ ...FIRST, ...kept() });
    showLook();
    void speak(usePreferences.getState().language);
  });
}
