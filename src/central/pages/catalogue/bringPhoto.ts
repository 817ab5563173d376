import { type Photo, photoName } from '../../../shared/catalogue/photo.ts';
import { OFFICE_PHOTOS_PATH, PhotoKept } from '../../office/api/stories.ts';
import { PAGE_HEADER } from '../../office/api.ts';
import { type Problem, problemOf } from '../office.ts';
import { scalePhoto } from './scalePhoto.ts';

export type Brought =
  | { readonly photo: Photo }
  | { readonly refused: 'not-a-photo' | 'too-large' }
  | { readonly problem: Problem };

/** Makes a chosen file a photograph that tills can have, and sends it. Nothing names it until the story is saved. */
export async function bringPhoto(file: Blob): Promise<Brought> {
  const photo = await scalePhoto(file);
  if (typeof photo === 'string') return { refused: photo };
  const response = await send(photo);
  if (!response) return { problem: 'unreachable' };
  if (response.status === 413) return { refused: 'too-large' };
  const body: unknown = await response.json().catch(() => undefined);
  const problem = problemOf(response.status, body);
  if (problem) return { problem };
  const kept = PhotoKept.safeParse(body);
  return kept.data ?? { problem: 'other-version' };
}

async function send(body: Blob): Promise<Response | undefined> {
  try {
    return await fetch(OFFICE_PHOTOS_PATH, { method: 'POST', headers: { [PAGE_HEADER]: '1' }, body });
  } catch (error) {
    // What fetch throws when nothing answered.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Where the office's pages see a photograph that was brought, or taken at a till. */
export function photoAddress(photo: Pick<Photo, 'hash' | 'type'>): string {
  return `${OFFICE_PHOTOS_PATH}/${photoName(photo)}`;
}
