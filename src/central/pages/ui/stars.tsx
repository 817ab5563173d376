import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Stars as StarCount } from '../../../shared/catalogue/certificate.ts';

/** Stars as glyphs for the eye and in words for the ear; nothing at all without a valid certificate. */
export function Stars({ stars }: { readonly stars: StarCount | null | undefined }) {
  const { t } = useTranslation();
  if (!stars) return null;
  return (
    <span className="stars">
      <span aria-hidden="true">{'★'.repeat(stars)}</span>
      <VisuallyHidden component="span">{t('stars', { stars })}</VisuallyHidden>
    </span>
  );
}
