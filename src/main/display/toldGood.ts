import { PHOTOS_PATH, type Photo, photoName } from '../../shared/catalogue/photo.ts';
import type { Story } from '../../shared/catalogue/story.ts';
import type { DisplayGood, DisplayPhoto } from '../../shared/contract/display.ts';
import type { GoodToTell } from '../db/goodsToTell.ts';

/**
 * What a buyer is told of a product: its own words and photographs, or where it has none its producer's. Only photographs that
 * are here: an address that leads nowhere would be a broken picture.
 */
export function toldGood({ stories, ...good }: GoodToTell, holds: (photo: Photo) => boolean): DisplayGood {
  const photographed = stories.map(({ photos }) => photos.filter(holds)).find((photos) => photos.length > 0);
  return { ...good, story: wordsIn(stories), photos: (photographed ?? []).map(displayPhoto) };
}

function wordsIn(stories: readonly Story[]): DisplayGood['story'] {
  const told = stories.find(({ vi, en }) => vi !== '' || en !== undefined);
  return told ? { ...(told.vi !== '' && { vi: told.vi }), ...(told.en !== undefined && { en: told.en }) } : null;
}

function displayPhoto(photo: Photo): DisplayPhoto {
  return { path: PHOTOS_PATH + photoName(photo), width: photo.width, height: photo.height };
}
