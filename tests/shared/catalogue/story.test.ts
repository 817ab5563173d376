import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PHOTO_BYTES, Photo, PhotoType, photoName, photoNamed } from '../../../src/shared/catalogue/photo.ts';
import { STORY_LENGTH, Story, storyChangeId, tidyStory } from '../../../src/shared/catalogue/story.ts';
import { ProducerId } from '../../../src/shared/id.ts';
import { aStory, drawPhoto } from '../../support/aStory.ts';

const { photo } = drawPhoto();
const isStory = (change: object) => Story.safeParse({ ...aStory(), ...change }).success;

describe('a story', () => {
  test('may have words in one language or two, photographs, or all of it', () => {
    for (const change of [{}, { en: undefined }, { photos: [photo] }, { vi: '', photos: [photo] }]) {
      expect(isStory(change)).toBe(true);
    }
  });

  test.each([
    ['longer than is read at a counter', { vi: 'a'.repeat(STORY_LENGTH + 1) }],
    ['in English with nothing in it', { en: '' }],
    ['with what is no text', { vi: 'a\u0000b' }],
    ['with half a letter', { vi: '\ud800' }],
    ['with a photograph twice', { photos: [photo, photo] }],
    ['with five photographs', { photos: [1, 2, 3, 4, 5].map((hue) => drawPhoto({ hue }).photo) }],
    ['with a photograph too heavy for a line', { photos: [{ ...photo, bytes: PHOTO_BYTES + 1 }] }],
    ['with a photograph of another kind', { photos: [{ ...photo, type: 'image/svg+xml' }] }],
    ['of nobody', { about: { of: 'outlet', id: 'BL01' } }],
  ])('is none that is %s', (_, change) => {
    expect(isStory(change)).toBe(false);
  });

  test('of a product and of a producer with the same id are two', () => {
    const { about } = aStory();
    expect(storyChangeId({ of: 'producer', id: ProducerId.parse(about.id) })).not.toBe(storyChangeId(about));
  });
});

describe('what was typed', () => {
  test('keeps its lines and loses its stray blanks', () => {
    expect(tidyStory('  Muối \t ba thạc \r\n\r\n\r\n\r\n phơi nắng\u0007 ')).toBe('Muối ba thạc\n\nphơi nắng');
  });

  test('is text that can be told, and is not tidied further a second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (typed) => {
        const tidy = tidyStory(typed);
        expect(tidyStory(tidy)).toBe(tidy);
        expect(tidy === '' || Story.safeParse(aStory({ en: tidy })).success).toBe(true);
      }),
    );
  });
});

describe('the name of a photograph', () => {
  test('leads back to it, whatever its type', () => {
    for (const type of PhotoType.options) {
      const { hash } = photo;
      expect(photoNamed(photoName({ hash, type }))).toEqual({ hash, type });
    }
    expect(Photo.parse(photo)).toEqual(photo);
  });

  test('is nothing that could lead anywhere else', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(photoNamed(name)).toBeUndefined();
      }),
    );
    for (const name of [`../${photoName(photo)}`, `${photo.hash}.svg`, `${photoName(photo)}.png`, photo.hash]) {
      expect(photoNamed(name)).toBeUndefined();
    }
  });
});
