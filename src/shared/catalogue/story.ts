import { z } from 'zod';
import { ProducerId, ProductId } from '../id.ts';
import { Photo } from './photo.ts';

/** Characters of a story in one language: what a buyer at the counter reads within a minute. */
export const STORY_LENGTH = 600;
/** Photographs of one product or producer. */
export const STORY_PHOTOS = 4;

/** Plain text, in lines. No marks of any kind in it mean anything. */
const Words = z
  .string()
  .max(STORY_LENGTH)
  // oxlint-disable-next-line no-control-regex -- they are what is refused
  .refine((text) => text.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f\u007f]/.test(text), 'plain text in lines');

/** Whose story it is. */
export const StorySubject = z.discriminatedUnion('of', [
  z.object({ of: z.literal('product'), id: ProductId }),
  z.object({ of: z.literal('producer'), id: ProducerId }),
]);
export type StorySubject = z.infer<typeof StorySubject>;

/**
 * What a buyer is told of a product or its producer, with photographs. A row of its own in the feed, beside the product: a
 * list that is imported over the products does not touch it, and a till that cannot read it is not told of it.
 */
export const Story = z.object({
  about: StorySubject,
  /** In Vietnamese. Empty where there are only photographs. */
  vi: Words,
  /** In English; absent where nobody has written it. */
  en: Words.min(1).optional(),
  /** The first is the one a buyer sees first. */
  photos: z
    .array(Photo)
    .max(STORY_PHOTOS)
    .refine((photos) => new Set(photos.map(({ hash }) => hash)).size === photos.length, 'each photograph once'),
});
export type Story = z.infer<typeof Story>;

export function storyChangeId({ of, id }: StorySubject): string {
  return `${of}/${id}`;
}

/** As typed → as kept: no blanks around it or at the ends of lines, no more than one empty line in a row. */
export function tidyStory(typed: string): string {
  return (
    typed
      .normalize('NFC')
      .replace(/\r\n?/g, '\n')
      // oxlint-disable-next-line no-control-regex -- a tab or what a copied page left between words is a blank
      .replace(/(?:[^\S\n]|[\u0000-\u0009\u000b-\u001f\u007f])+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  );
}
