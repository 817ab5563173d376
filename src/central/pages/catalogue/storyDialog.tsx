import { Button, Modal, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { STORY_LENGTH } from '../../../shared/catalogue/story.ts';
import type { StoryPage, Telling } from '../../office/api/stories.ts';
import type { OfficeInput } from '../../office/api.ts';
import { callOffice, type Problem } from '../office.ts';
import { Note, ProblemNote } from '../ui/note.tsx';
import { confirmDone } from '../ui/say.tsx';
import { useAsk } from '../useAsk.ts';
import { PhotosField } from './photosField.tsx';

type Props = {
  /** A product with its producer, or a producer alone. */
  readonly of: OfficeInput<'catalogue.stories'>;
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

/** What buyers are told of a product, and of who makes it: each has its own words and photographs. */
export function StoryDialog({ of, onClose, onSettled }: Props) {
  const { t } = useTranslation();
  const { data, problem, again } = useAsk('catalogue.stories', of);
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={<span className="strong">{t('stories.title')}</span>}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <div className="form" data-testid="story-dialog">
        <ProblemNote problem={problem} again={again} />
        {data && 'refused' in data && <Note tone="wait">{t('catalogue.gone')}</Note>}
        {data && 'stories' in data && <StoryForm kept={data.stories} onClose={onClose} onSettled={onSettled} />}
      </div>
    </Modal>
  );
}

type FormProps = {
  /** As they stand at the centre. */
  readonly kept: readonly StoryPage[];
  readonly onClose: () => void;
  readonly onSettled: () => void;
};

/** Both are written side by side and saved together, so that looking at the one loses nothing of the other. */
function StoryForm({ kept, onClose, onSettled }: FormProps) {
  const { t } = useTranslation();
  const [drafts, setDrafts] = useState(kept);
  const [of, setOf] = useState(kept[0]?.about.of ?? 'product');
  const [problem, setProblem] = useState<Problem | null>(null);
  const [refused, setRefused] = useState<'no-such-photo' | 'saved-meanwhile' | null>(null);
  const [bringing, setBringing] = useState(false);
  const put = (change: Partial<StoryPage>) =>
    setDrafts((before) => before.map((draft) => (draft.about.of === of ? { ...draft, ...change } : draft)));

  const send = async (call: 'draft.saveStory' | 'catalogue.tell') => {
    // A draft that is looked at goes out as it stands; the other's, which nobody looks at, does not.
    const isMeant = (each: StoryPage) =>
      !kept.includes(each) || (call === 'catalogue.tell' && each.edit > 0 && each.about.of === of);
    for (const draft of drafts.filter(isMeant)) {
      const answer = await callOffice(call, tellingOf(draft));
      if ('problem' in answer) return setProblem(answer.problem);
      const said = 'refused' in answer.reply ? answer.reply.refused : null;
      if (said === 'no-such-photo' || said === 'saved-meanwhile') return setRefused(said);
      const done = call === 'catalogue.tell' ? 'done' : 'drafted';
      confirmDone(said ? t('catalogue.gone') : t(`stories.${done}`, { name: draft.name }));
    }
    onSettled();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send('draft.saveStory');
  };
  return (
    <form className="form" onSubmit={submit} noValidate>
      {drafts.length > 1 && (
        <div className="choices" role="group" aria-label={t('stories.whose')}>
          {drafts.map(({ about }) => (
            <button key={about.of} type="button" aria-pressed={about.of === of} onClick={() => setOf(about.of)}>
              {t(`stories.of.${about.of}`)}
            </button>
          ))}
        </div>
      )}
      <ProblemNote problem={problem} />
      {refused === 'no-such-photo' && <Note tone="bad">{t('stories.lost')}</Note>}
      {refused === 'saved-meanwhile' && <Note tone="bad">{t('drafts.meanwhile')}</Note>}
      {drafts
        .filter(({ about }) => about.of === of)
        .map((draft) => (
          <StoryFields key={of} draft={draft} put={put} bringing={bringing} onBringing={setBringing} />
        ))}
      <p className="small soft">{t('stories.effect')}</p>
      <div className="formEnd stays">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button variant="default" disabled={bringing} onClick={() => void send('catalogue.tell')}>
          {t('drafts.publishNow')}
        </Button>
        <Button type="submit" disabled={bringing}>
          {t('drafts.save')}
        </Button>
      </div>
    </form>
  );
}

function tellingOf({ about, vi, en, photos, edit }: StoryPage): Telling {
  return { about, vi, en, photos: photos.map(({ hash }) => hash), edit };
}

type FieldsProps = {
  readonly draft: StoryPage;
  readonly put: (change: Partial<StoryPage>) => void;
  /** Photographs are on their way. */
  readonly bringing: boolean;
  readonly onBringing: (bringing: boolean) => void;
};

function StoryFields({ draft: { about, name, vi, en, photos, edit }, put, bringing, onBringing }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <p>
        <span className="strong">{name}</span>
        <br />
        <span className="small soft">{t(`stories.hint.${about.of}`)}</span>
      </p>
      {edit > 0 && <Note tone="know">{t('productForm.drafted')}</Note>}
      <div className="formRow">
        <Words label={t('stories.vi')} value={vi} onValue={(value) => put({ vi: value })} />
        <Words label={t('stories.en')} value={en} onValue={(value) => put({ en: value })} />
      </div>
      <PhotosField
        name={name}
        photos={photos}
        onPhotos={(next) => put({ photos: [...next] })}
        busy={bringing}
        onBusy={onBringing}
      />
    </>
  );
}

type WordsProps = { readonly label: string; readonly value: string; readonly onValue: (value: string) => void };

function Words({ label, value, onValue }: WordsProps) {
  const { t } = useTranslation();
  return (
    <Textarea
      label={label}
      description={t('stories.length', { used: value.length, most: STORY_LENGTH })}
      rows={7}
      maxLength={STORY_LENGTH}
      value={value}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  );
}
