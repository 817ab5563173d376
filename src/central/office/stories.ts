import { hash } from 'node:crypto';
import type { CatalogueChange } from '../../shared/catalogue/change.ts';
import { PHOTO_BYTES, type Photo, photoNamed } from '../../shared/catalogue/photo.ts';
import { Story, type StorySubject, storyChangeId, tidyStory } from '../../shared/catalogue/story.ts';
import type { Instant } from '../../shared/day.ts';
import type { Hash } from '../../shared/journal/entry.ts';
import { dropOpened } from '../db/draft.ts';
import { clearUnnamedPhotos, keepPhoto, photoBytes, touchPhotos } from '../db/photo.ts';
import { type Db, transaction } from '../db/query.ts';
import { takenBytes } from '../db/takenPhoto.ts';
import { readPhoto } from '../photo/readPhoto.ts';
import { mayDo } from './api/rights.ts';
import type { PhotoKept, StoryPage, Telling } from './api/stories.ts';
import type { OfficeInput, OfficeReply } from './api.ts';
import type { Catalogue } from './catalogueView.ts';
import type { OfficeDesk } from './desk.ts';
import { keepDraft } from './drafts/drafts.ts';
import { draftedRow } from './drafts/rows.ts';
import { noteDone, publishWithin } from './people/audit.ts';
import { askerOf, type Visit } from './people/visit.ts';

/** ms. A dialog left open over a weekend still finds what was brought into it. */
const UNNAMED_FOR = 7 * 86_400_000;

/** As drafted only to those who may read drafts. */
export async function showStories(
  desk: OfficeDesk,
  asked: OfficeInput<'catalogue.stories'>,
  visit: Visit,
): Promise<OfficeReply<'catalogue.stories'>> {
  const catalogue = await desk.catalogue.fresh();
  const { producers, products } = catalogue;
  const page = async (about: StorySubject): Promise<StoryPage> => {
    const id = storyChangeId(about);
    const seesDrafts = mayDo(askerOf(visit).role, 'read-drafts');
    const { edit, row } = seesDrafts ? await draftedRow(desk, 'story', id) : { edit: 0, row: undefined };
    // A draft may also be that there is no story any more.
    const { vi = '', en = '', photos = [] } = (edit > 0 ? row : catalogue.stories.get(id)) ?? {};
    return { about, name: subjectName(catalogue, about) ?? '', vi, en, photos, edit };
  };
  if ('producer' in asked) {
    if (!producers.has(asked.producer)) return { refused: 'no-such-producer' };
    return { stories: [await page({ of: 'producer', id: asked.producer })] };
  }
  const product = products.get(asked.product);
  if (!product) return { refused: 'no-such-product' };
  const own = await page({ of: 'product', id: product.id });
  return { stories: [own, await page({ of: 'producer', id: product.producer })] };
}

/** @returns undefined where the catalogue has none such */
function subjectName({ products, producers }: Catalogue, { of, id }: StorySubject): string | undefined {
  return (of === 'product' ? products : producers).get(id)?.name;
}

/** Publishes the whole story, or that there is none any more. */
export async function tellStory(
  desk: OfficeDesk,
  telling: Telling,
  visit: Visit,
): Promise<OfficeReply<'catalogue.tell'>> {
  if (subjectName(await desk.catalogue.fresh(), telling.about) === undefined) return { refused: 'no-such-subject' };
  const at = desk.clock();
  return transaction(desk.pool, async (tx) => {
    const change = await storyChange(tx, telling, at);
    if ('refused' in change) return change;
    await dropOpened(tx, change, telling.edit ?? 0);
    await publishWithin(tx, desk, visit, [{ scope: 'everywhere', change }]);
    return { done: true };
  });
}

/** The same, kept until somebody publishes it. Its photographs stay as long as the draft does. */
export async function draftStory(
  desk: OfficeDesk,
  telling: Telling,
  visit: Visit,
): Promise<OfficeReply<'draft.saveStory'>> {
  if (subjectName(await desk.catalogue.fresh(), telling.about) === undefined) return { refused: 'no-such-subject' };
  const change = await storyChange(desk.pool, telling, desk.clock());
  if ('refused' in change) return change;
  const kept = await keepDraft(desk, { change, edit: telling.edit ?? 0 }, visit);
  return 'faults' in kept ? { refused: 'no-such-subject' } : kept;
}

type StoryChange = Extract<CatalogueChange, { kind: 'story' }>;

/** Takes the photographs' facts from what is here, never from whoever asks. */
async function storyChange(
  db: Db,
  { about, vi, en, photos: hashes }: Telling,
  at: Instant,
): Promise<StoryChange | { readonly refused: 'no-such-photo' | 'too-long' }> {
  const wanted = [...new Set(hashes)];
  const photos = await touchPhotos(db, wanted, at);
  if (photos.length < wanted.length) return { refused: 'no-such-photo' };
  const story = storyOf(about, { vi: tidyStory(vi), en: tidyStory(en), photos });
  if (!story) return { refused: 'too-long' };
  return { kind: 'story', id: storyChangeId(about), row: story === 'none' ? null : story };
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
