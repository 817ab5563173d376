import { changeLanguage, init, use } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { vi } from './vi.ts';

type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> };

/** Every language says all that Vietnamese says: a missing sentence does not compile. */
export type Words = SameShape<typeof vi>;
export type Language = 'vi' | 'en';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof vi };
  }
}

/** Must have run before the first screen is drawn. */
export async function learnWords(language: Language): Promise<void> {
  use(initReactI18next);
  await init({
    lng: language,
    fallbackLng: 'vi',
    resources: { vi: { translation: vi }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  document.documentElement.lang = language;
}

export async function speak(language: Language): Promise<void> {
  document.documentElement.lang = language;
  await changeLanguage(language);
}
