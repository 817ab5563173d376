import { useTranslation } from 'react-i18next';
import type { Hash } from '../../../shared/journal/hash.ts';
import { photoAddress } from '../catalogue/bringPhoto.ts';

type Props = {
  /** The code whose goods they show. */
  readonly of: string;
  readonly photos: readonly Hash[];
};

/** What tills took a picture of; each opens by itself, in its own size. */
export function TakenPhotos({ of, photos }: Props) {
  const { t } = useTranslation();
  if (photos.length === 0) return null;
  return (
    <span className="takenPhotos">
      {photos.map((hash, at) => {
        const address = photoAddress({ hash, type: 'image/jpeg' });
        return (
          <a key={hash} href={address} target="_blank" rel="noreferrer" data-testid="taken-photo">
            <img src={address} alt={t('demand.photo', { code: of, at: at + 1 })} loading="lazy" height={96} />
          </a>
        );
      })}
    </span>
  );
}
