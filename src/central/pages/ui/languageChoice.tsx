import { useTranslation } from 'react-i18next';
import { LANGUAGES, speak } from '../words/words.ts';

const names = { vi: 'Tiếng Việt', en: 'English' } as const;

/** Each language under its own name, for whoever cannot read the other. */
export function LanguageChoice() {
  const { i18n } = useTranslation();
  return (
    <div className="choices">
      {LANGUAGES.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => void speak(language)}
        >
          {names[language]}
        </button>
      ))}
    </div>
  );
}
