import { z } from 'zod';
import { Photo } from '../../../shared/catalogue/photo.ts';
import { STORY_LENGTH, STORY_PHOTOS, StorySubject } from '../../../shared/catalogue/story.ts';
import { ProductId } from '../../../shared/id.ts';
import { Hash } from '../../../shared/journal/entry.ts';
import { call, done, refused } from './call.ts';

/** What is told of a product or of its producer, as it stands. */
export const StoryPage = z.object({
  about: StorySubject,
  /** The product's or the producer's name. */
  name: z.string(),
  vi: z.string(),
  en: z.string(),
  photos: z.array(Photo),
});
export type StoryPage = z.infer<typeof StoryPage>;

/** What became of a photograph that was brought: kept, so that a story can name it. */
export const PhotoKept = z.union([
  z.object({ photo: Photo }),
  /** `too-large`: in bytes; `not-a-photo`: no whole JPEG, PNG or WebP, one that moves, or too many pixels. */
  refused('too-large', 'not-a-photo'),
]);
export type PhotoKept = z.infer<typeof PhotoKept>;

/** POST a photograph's bytes here; answers a PhotoKept. Below it, by their names, those that were brought. */
export const OFFICE_PHOTOS_PATH = '/office/v1/photos';

export const storyCalls = {
  /** What is told of a product, and of its producer. */
  'catalogue.stories': call(
    'read-catalogue',
    z.object({ product: ProductId }),
    z.union([z.object({ stories: z.array(StoryPage) }), refused('no-such-product')]),
  ),
  /** All of it anew; nothing of words and photographs takes the story away. At every till after its next sync. */
  'catalogue.tell': call(
    'edit-catalogue',
    z.object({
      about: StorySubject,
      vi: z.string().max(2 * STORY_LENGTH),
      en: z.string().max(2 * STORY_LENGTH),
      photos: z.array(Hash).max(STORY_PHOTOS),
    }),
    z.union([done, refused('no-such-subject', 'no-such-photo', 'too-long')]),
  ),
} as const;
