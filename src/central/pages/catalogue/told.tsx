import { useTranslation } from 'react-i18next';
import type { CatalogueRow } from '../../office/api/catalogue.ts';

/** What a buyer is told beside the name, where it is anything. */
export function Told({ told: { story, photos } }: { readonly told: CatalogueRow['told'] }) {
  const { t } = useTranslation();
  if (!story && photos === 0) return null;
  return (
    <span className="detail" data-testid="told">
      {[story && t('stories.told'), photos > 0 && t('stories.toldPhotos', { count: photos })]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}
