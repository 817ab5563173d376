import { useTranslation } from 'react-i18next';
import type { HeardKey } from '../scan/heard.ts';
import { characterOf, isModifier } from '../scan/keys.ts';
import styles from './Scanner.module.css';
import { keyInWords } from './words.ts';

/** Keys of the longest code that is shown key by key; of more nobody looks at each. */
const SHOWN = 120;

/** Every key as it came, and how long after the one before. */
export function KeyStrip({ keys }: { readonly keys: readonly HeardKey[] }) {
  const { t } = useTranslation();
  const shown = keys.filter(({ code, up }) => !isModifier(code) && !up).slice(0, SHOWN);
  return (
    <figure className={styles['strip']}>
      <figcaption>
        {t('scanner.keys')}. <span>{t('scanner.keysMore')}</span>
      </figcaption>
      <ol data-testid="scanner-keys">
        {shown.map((key, i) => (
          // Keys are only ever added behind.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={i} data-odd={isOdd(key)}>
            <kbd>{keyInWords(key)}</kbd>
            {isOdd(key) && <em>{key.composing ? '…' : key.key}</em>}
            <small>{i === 0 ? '' : Math.round(key.at - (shown[i - 1]?.at ?? key.at))}</small>
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** The computer makes something else of it than the scanner meant. */
function isOdd({ code, shift, ctrl, alt, key, composing }: HeardKey): boolean {
  if (composing || code === '' || code === 'Backspace') return true;
  const meant = ctrl || alt ? undefined : characterOf(code, shift);
  return meant !== undefined && key.length === 1 && key !== meant;
}
