import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../shared/catalogue/photo.ts';
import { Story } from '../../../shared/catalogue/story.ts';
import type { DraftRow } from '../../office/api/drafts.ts';
import { FactList } from '../audit/factList.tsx';
import { changedFacts } from '../audit/facts.ts';
import { photoAddress } from '../catalogue/bringPhoto.ts';

/** A story's words, the old ones struck out, and its photographs before and after. */
export function StoryChange({ draft }: { readonly draft: DraftRow }) {
  const { t } = useTranslation();
  const [before, after] = [storyIn(draft.before), storyIn(draft.after)];
  const [were, will] = [before?.photos ?? [], after?.photos ?? []];
  const arePhotosOther = were.map(({ hash }) => hash).join() !== will.map(({ hash }) => hash).join();
  return (
    <>
      <FactList facts={changedFacts(wordsOf(before), wordsOf(after))} words={(fact) => t(`stories.${fact as 'vi'}`)} />
      {arePhotosOther && (
        <div className="photosChanged" data-testid="photos-changed">
          <Photos name={draft.name} photos={were} when="before" />
          <Photos name={draft.name} photos={will} when="after" />
        </div>
      )}
    </>
  );
}

const storyIn = (state: unknown): Story | undefined => Story.safeParse(state).data;
const wordsOf = (story: Story | undefined) => ({ vi: story?.vi, en: story?.en });

type PhotosProps = { readonly name: string; readonly photos: readonly Photo[]; readonly when: 'before' | 'after' };

function Photos({ name, photos, when }: PhotosProps) {
  const { t } = useTranslation();
  return (
    <div>
      <span className="small soft">{t(`drafts.photos.${when}`)}</span>
      {photos.length === 0 && <p className="soft">{t('drafts.photos.none')}</p>}
      <div className="takenPhotos">
        {photos.map((photo, at) => (
          <img
            key={photo.hash}
            src={photoAddress(photo)}
            alt={t('stories.photoOf', { name, at: at + 1 })}
            width={photo.width}
            height={photo.height}
          />
        ))}
      </div>
    </div>
  );
}
