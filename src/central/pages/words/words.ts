import { createInstance } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en.ts';
import { vi } from './vi.ts';

export const LANGUAGES = ['vi', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const words = createInstance();

const KEPT_UNDER = 'quay.language';

function keptLanguage(): Language {
  return localStorage.getItem(KEPT_UNDER) === 'en' ? 'en' : 'vi';
}

/** Vietnamese unless this reader chose English here before. The words are bundled, so this is done at once. */
export async function startWords(): Promise<void> {
  await words.use(initReactI18next).init({
    lng: keptLanguage(),
    fallbackLng: 'vi',
    defaultNS: 'pages',
    resources: { vi: { pages: vi }, en: { pages: en } },
    // React escapes; escaping twice would show &quot; in a product's name.
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = words.language;
}

export async function speak(language: Language): Promise<void> {
  localStorage.setItem(KEPT_UNDER, language);
  await words.changeLanguage(language);
  document.documentElement.lang = language;
}
