import { useTranslation } from 'react-i18next';
import type { Stars as StarCount } from '../../shared/catalogue/certificate.ts';
import styles from './Stars.module.css';

/** OCOP stars while the certificate holds; nothing at all otherwise, never grey ones. */
export function Stars({ stars }: { readonly stars: StarCount | null }) {
  const { t } = useTranslation();
  if (stars === null) return null;
  return (
    <span className={styles['stars']} role="img" aria-label={t('catalogue.stars', { stars })}>
      {Array.from({ length: stars }, (_, i) => (
        <svg key={i} viewBox="0 0 20 20" aria-hidden="true">
          <path d="m10 1.6 2.6 5.3 5.8.8-4.2 4.1 1 5.8L10 14.9l-5.2 2.7 1-5.8L1.6 7.7l5.8-.8z" />
        </svg>
      ))}
    </span>
  );
}
