import { z } from 'zod';
import { Photo } from '../../../shared/catalogue/photo.ts';
import { STORY_LENGTH, STORY_PHOTOS, StorySubject } from '../../../shared/catalogue/story.ts';
import { ProducerId, ProductId } from '../../../shared/id.ts';
import { Hash } from '../../../shared/journal/entry.ts';
import { call, done, refused } from './call.ts';

/** What is told of a product or of its producer: as drafted, or else as published. */
export const StoryPage = z.object({
  about: StorySubject,
  /** The product's or the producer's name. */
  name: z.string(),
  vi: z.string(),
  en: z.string(),
  photos: z.array(Photo),
  /** Of the draft that these are the words of; 0 where they are the published ones. */
  edit: z.int().nonnegative(),
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

/** All of a story anew; nothing of words and photographs takes it away. */
export const Telling = z.object({
  about: StorySubject,
  vi: z.string().max(2 * STORY_LENGTH),
  en: z.string().max(2 * STORY_LENGTH),
  photos: z.array(Hash).max(STORY_PHOTOS),
  /** Of the draft it was opened from; absent where there was none. */
  edit: z.int().nonnegative().optional(),
});
export type Telling = z.infer<typeof Telling>;

export const storyCalls = {
  /** What is told of a product and of its producer, or of a producer alone. */
  'catalogue.stories': call(
    'read-catalogue',
    z.union([z.object({ product: ProductId }), z.object({ producer: ProducerId })]),
    z.union([z.object({ stories: z.array(StoryPage) }), refused('no-such-product', 'no-such-producer')]),
  ),
  /** At every till after its next sync; the draft it was opened from is gone with it. */
  'catalogue.tell': call(
    'edit-catalogue',
    Telling,
    z.union([done, refused('no-such-subject', 'no-such-photo', 'too-long')]),
  ),
} as const;
