import { hash } from 'node:crypto';
import { PHOTO_BYTES, type Photo, photoNamed } from '../../shared/catalogue/photo.ts';
import { Story, type StorySubject, storyChangeId, tidyStory } from '../../shared/catalogue/story.ts';
import type { Hash } from '../../shared/journal/entry.ts';
import { clearUnnamedPhotos, keepPhoto, photoBytes, touchPhotos } from '../db/photo.ts';
import { transaction } from '../db/query.ts';
import { takenBytes } from '../db/takenPhoto.ts';
import { readPhoto } from '../photo/readPhoto.ts';
import type { PhotoKept, StoryPage } from './api/stories.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { Catalogue } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { noteDone, publishWithin } from './people/audit.ts';
import type { Visit } from './people/visit.ts';

/** ms. A dialog left open over a weekend still finds what was brought into it. */
const UNNAMED_FOR = 7 * 86_400_000;

export async function showStories(
  desk: OfficeDesk,
  { product: id }: OfficeInput<'catalogue.stories'>,
): Promise<OfficeReply<'catalogue.stories'>> {
  const catalogue = await desk.catalogue.fresh();
  const product = catalogue.products.get(id);
  if (!product) return { refused: 'no-such-product' };
  const subjects: StorySubject[] = [
    { of: 'product', id },
    { of: 'producer', id: product.producer },
  ];
  return { stories: subjects.map((about) => storyPage(catalogue, about)) };
}

function storyPage(catalogue: Catalogue, about: StorySubject): StoryPage {
  const story = catalogue.stories.get(storyChangeId(about));
  const name = nameOf(catalogue, about) ?? '';
  return { about, name, vi: story?.vi ?? '', en: story?.en ?? '', photos: story?.photos ?? [] };
}

/** @returns undefined where the catalogue has none such */
function nameOf({ products, producers }: Catalogue, { of, id }: StorySubject): string | undefined {
  return (of === 'product' ? products : producers).get(id)?.name;
}

/** Publishes the whole story, or that there is none any more. */
export async function tellStory(
  desk: OfficeDesk,
  { about, vi, en, photos: hashes }: OfficeInput<'catalogue.tell'>,
  visit: Visit,
): Promise<OfficeReply<'catalogue.tell'>> {
  if (nameOf(await desk.catalogue.fresh(), about) === undefined) return { refused: 'no-such-subject' };
  const at = desk.clock();
  const wanted = [...new Set(hashes)];
  return transaction(desk.pool, async (tx) => {
    const photos = await touchPhotos(tx, wanted, at);
    if (photos.length < wanted.length) return { refused: 'no-such-photo' };
    const story = storyOf(about, { vi: tidyStory(vi), en: tidyStory(en), photos });
    if (!story) return { refused: 'too-long' };
    const row = story === 'none' ? null : story;
    const change = { kind: 'story', id: storyChangeId(about), row } as const;
    await publishWithin(tx, desk, visit, [{ scope: 'everywhere', change }]);
    return { done: true };
  });
}

type Told = { readonly vi: string; readonly en: string; readonly photos: readonly Photo[] };

/** @returns undefined where the words are too many */
function storyOf(about: StorySubject, { vi, en, photos }: Told): Story | 'none' | undefined {
  if (vi === '' && en === '' && photos.length === 0) return 'none';
  return Story.safeParse({ about, vi, ...(en !== '' && { en }), photos }).data;
}

/** Keeps a photograph under the hash of its bytes, and clears away those that were brought long ago and never told. */
export async function bringPhoto(desk: OfficeDesk, bytes: Uint8Array, visit: Visit): Promise<PhotoKept> {
  if (bytes.length > PHOTO_BYTES) return { refused: 'too-large' };
  const facts = readPhoto(bytes);
  if (!facts) return { refused: 'not-a-photo' };
  const photo: Photo = { hash: hash('sha256', bytes) as Hash, ...facts, bytes: bytes.length };
  const at = desk.clock();
  await transaction(desk.pool, async (tx) => {
    await clearUnnamedPhotos(tx, at - UNNAMED_FOR);
    await keepPhoto(tx, photo, { bytes, at });
    await noteDone(tx, desk, visit, { kind: 'photo', id: photo.hash, before: null, after: photo });
  });
  return { photo };
}

async function takenAt(pool: OfficeDesk['pool'], of: Hash) {
  const bytes = await takenBytes(pool, of);
  return bytes && ({ type: 'image/jpeg', bytes } as const);
}

/** Of a story, or taken at a till. @param name as `photoName` makes it */
export async function findPhoto({ pool }: Pick<OfficeDesk, 'pool'>, name: string) {
  const asked = photoNamed(name);
  if (!asked) return undefined;
  const found = (await photoBytes(pool, asked.hash, 0)) ?? (await takenAt(pool, asked.hash));
  return found && found.type === asked.type ? found : undefined;
}
