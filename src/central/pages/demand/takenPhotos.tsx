import type { Hash } from '../../../shared/journal/hash.ts';
import { photoAddress } from '../catalogue/bringPhoto.ts';

type Props = {
  /** What the one of this place, from 1, shows. */
  readonly words: (at: number) => string;
  readonly photos: readonly Hash[];
};

/** What tills took a picture of; each opens by itself, in its own size. */
export function TakenPhotos({ words, photos }: Props) {
  if (photos.length === 0) return null;
  return (
    <span className="takenPhotos">
      {photos.map((hash, at) => {
        const address = photoAddress({ hash, type: 'image/jpeg' });
        return (
          <a key={hash} href={address} target="_blank" rel="noreferrer" data-testid="taken-photo">
            <img src={address} alt={words(at + 1)} loading="lazy" height={96} />
          </a>
        );
      })}
    </span>
  );
}
