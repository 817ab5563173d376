import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '../../../shared/catalogue/photo.ts';
import { STORY_PHOTOS } from '../../../shared/catalogue/story.ts';
import type { Problem } from '../office.ts';
import { Icon } from '../ui/icons.tsx';
import { Note, ProblemNote } from '../ui/note.tsx';
import { bringPhoto, photoAddress } from './bringPhoto.ts';

type Props = {
  /** Whose photographs they are: what they say to whoever does not see them. */
  readonly name: string;
  readonly photos: readonly Photo[];
  readonly onPhotos: (photos: readonly Photo[]) => void;
  /** Some are on their way: until they are here nothing of the list is changed, or one of both would be lost. */
  readonly busy: boolean;
  readonly onBusy: (busy: boolean) => void;
};

type Fault = { readonly refused: 'not-a-photo' | 'too-large'; readonly file: string };

/** The photographs of a story, the first one first; files that are chosen are made small enough here. */
export function PhotosField({ name, photos, onPhotos, busy, onBusy }: Props) {
  const { t } = useTranslation();
  const [fault, setFault] = useState<Fault | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const add = async (files: readonly File[]) => {
    setFault(null);
    setProblem(null);
    onBusy(true);
    const all = [...photos];
    try {
      for (const file of files.slice(0, STORY_PHOTOS - photos.length)) {
        const brought = await bringPhoto(file);
        if ('problem' in brought) setProblem(brought.problem);
        else if ('refused' in brought) setFault({ ...brought, file: file.name });
        else if (!all.some(({ hash }) => hash === brought.photo.hash)) all.push(brought.photo);
      }
    } finally {
      onBusy(false);
      onPhotos(all);
    }
  };
  return (
    <fieldset className="photos">
      <legend>{t('stories.photos')}</legend>
      <ProblemNote problem={problem} />
      {fault && <Note tone="bad">{t(`stories.fault.${fault.refused}`, { file: fault.file })}</Note>}
      {photos.length > 0 && (
        <ul>
          {photos.map((photo, at) => (
            <Kept
              key={photo.hash}
              photo={photo}
              label={t('stories.photoOf', { name, at: at + 1 })}
              isFirst={at === 0}
              disabled={busy}
              onFirst={() => onPhotos([photo, ...photos.filter((other) => other !== photo)])}
              onRemove={() => onPhotos(photos.filter((other) => other !== photo))}
            />
          ))}
        </ul>
      )}
      {photos.length < STORY_PHOTOS ? (
        <AddPhoto busy={busy} onFiles={(files) => void add(files)} />
      ) : (
        <p className="small soft">{t('stories.enough', { count: STORY_PHOTOS })}</p>
      )}
    </fieldset>
  );
}

type KeptProps = {
  readonly photo: Photo;
  readonly label: string;
  readonly isFirst: boolean;
  readonly disabled: boolean;
  readonly onFirst: () => void;
  readonly onRemove: () => void;
};

function Kept({ photo, label, isFirst, disabled, onFirst, onRemove }: KeptProps) {
  const { t } = useTranslation();
  return (
    <li data-testid="story-photo">
      <img src={photoAddress(photo)} alt={label} width={photo.width} height={photo.height} />
      <div className="photoDeeds">
        {isFirst ? (
          <span className="tag">{t('stories.first')}</span>
        ) : (
          <Button
            variant="default"
            size="xs"
            disabled={disabled}
            onClick={onFirst}
            aria-label={`${t('stories.makeFirst')}: ${label}`}
          >
            {t('stories.makeFirst')}
          </Button>
        )}
        <Button
          variant="subtle"
          color="brick"
          size="xs"
          disabled={disabled}
          onClick={onRemove}
          aria-label={`${t('stories.remove')}: ${label}`}
        >
          {t('stories.remove')}
        </Button>
      </div>
    </li>
  );
}

function AddPhoto({ busy, onFiles }: { readonly busy: boolean; readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="photoAdd">
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        data-testid="story-file"
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file chosen again is a choice again.
          currentTarget.value = '';
        }}
      />
      <Button
        variant="default"
        leftSection={<Icon name="plus" size={18} />}
        loading={busy}
        onClick={() => input.current?.click()}
      >
        {t('stories.add')}
      </Button>
      <p className="small soft">{t('stories.photosHint')}</p>
    </div>
  );
}
