import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { applyChange } from '../../../src/main/db/catalogueChange.ts';
import { setCentreUrl } from '../../../src/main/db/enrolment.ts';
import { openPhotoFolder } from '../../../src/main/photos/folder.ts';
import { keepPhotos, type PhotoKeepingOptions } from '../../../src/main/photos/keepPhotos.ts';
import { type Photo, photoName } from '../../../src/shared/catalogue/photo.ts';
import { storyChangeId } from '../../../src/shared/catalogue/story.ts';
import { ProductId } from '../../../src/shared/id.ts';
import { aDesk } from '../../support/aDesk.ts';
import { aStory, type DrawnPhoto, drawPhoto } from '../../support/aStory.ts';
import { aScriptedCentre } from '../sync/scriptedCentre.ts';

const FIRST = drawPhoto({ hue: 1 });
const SECOND = drawPhoto({ hue: 2 });
const THIRD = drawPhoto({ hue: 3 });

/** A till that has heard of stories, and a centre that has their photographs. */
async function aTill(drawn: readonly DrawnPhoto[] = [FIRST, SECOND, THIRD]) {
  const desk = aDesk();
  const centre = await aScriptedCentre();
  desk.db.write((db) => setCentreUrl(db, centre.url));
  const known = new Map(drawn.map((each) => [each.photo.hash, each.bytes]));
  const give: typeof centre.script.photo = ({ hash, from }) => {
    const bytes = known.get(hash);
    return bytes ? { bytes: bytes.subarray(from) } : { answer: 'refused', why: 'no-such-photo' };
  };
  centre.script.photo = give;
  const photos = join(desk.folder, 'photos');
  const asked = () => centre.asked.filter((path) => path === '/sync/v1/photo').length;
  return { desk, centre, give, photos, asked };
}
type Till = Awaited<ReturnType<typeof aTill>>;

/** Each product's photographs, in the order of their products' ids. */
function tell({ desk }: Till, ...stories: readonly (readonly Photo[])[]): void {
  desk.db.write((db) => {
    for (const [at, photos] of stories.entries()) {
      const row = aStory({ about: { of: 'product', id: ProductId.parse(`P${at}`) }, photos: [...photos] });
      applyChange(db, { kind: 'story', id: storyChangeId(row.about), row });
    }
  });
}

function keep({ desk, photos }: Till, wishes: Partial<PhotoKeepingOptions> = {}) {
  const folder = openPhotoFolder(photos, () => keeping.ask());
  const held: string[] = [];
  const logged: unknown[] = [];
  const keeping = keepPhotos({
    db: desk.db,
    signer: desk.signer,
    folder,
    chance: () => 0,
    onHeld: () => held.push('one'),
    log: (message, facts) => logged.push([message, facts]),
    ...wishes,
  });
  onTestFinished(() => keeping.close());
  return { folder, keeping, held, logged };
}

describe('a till keeps the photographs that its stories name', () => {
  test('it fetches them one after the other, the first of each story before any second', async () => {
    const till = await aTill();
    tell(till, [FIRST.photo, THIRD.photo], [SECOND.photo]);
    const order: string[] = [];
    till.centre.script.photo = (ask) => {
      order.push(ask.hash);
      return till.give(ask);
    };
    const { folder, keeping, held } = keep(till);
    await keeping.settled();
    expect(order).toEqual([FIRST, SECOND, THIRD].map(({ photo }) => photo.hash));
    expect(held).toHaveLength(3);
    for (const { photo, bytes } of [FIRST, SECOND, THIRD]) {
      expect(folder.holds(photo)).toBe(true);
      expect(await folder.read(photoName(photo))).toEqual({ bytes, type: 'image/png' });
    }
  });

  test('asks for none twice, and after a restart for none at all', async () => {
    const till = await aTill();
    tell(till, [FIRST.photo], [FIRST.photo]);
    await keep(till).keeping.settled();
    expect(till.asked()).toBe(1);
    const { keeping, folder } = keep(till);
    await keeping.settled();
    expect(till.asked()).toBe(1);
    expect(folder.holds(FIRST.photo)).toBe(true);
  });

  test('and removes those that none names any more, with what lies there by mistake', async () => {
    const till = await aTill();
    tell(till, [FIRST.photo], [SECOND.photo]);
    const { keeping, folder } = keep(till);
    await keeping.settled();
    writeFileSync(join(till.photos, 'ghi chú.txt'), '?');
    mkdirSync(join(till.photos, 'thư mục', 'trong'), { recursive: true });
    tell(till, [], [SECOND.photo, THIRD.photo]);
    keeping.ask();
    await keeping.settled();
    expect(readdirSync(till.photos).toSorted()).toEqual(
      [SECOND, THIRD].map(({ photo }) => photoName(photo)).toSorted(),
    );
    expect(folder.holds(FIRST.photo)).toBe(false);
    expect(await folder.read(photoName(FIRST.photo))).toBeUndefined();
  });

  test('and no more than it has room for', async () => {
    const till = await aTill();
    tell(till, [FIRST.photo, THIRD.photo], [SECOND.photo]);
    const { keeping, folder } = keep(till, { room: FIRST.photo.bytes + SECOND.photo.bytes });
    await keeping.settled();
    expect([FIRST, SECOND, THIRD].map(({ photo }) => folder.holds(photo))).toEqual([true, true, false]);
  });

  test('a till without stories has not even a folder for them', async () => {
    const till = await aTill();
    await keep(till).keeping.settled();
    expect(existsSync(till.photos)).toBe(false);
    expect(till.asked()).toBe(0);
  });
});

describe('what comes otherwise than it should', () => {
  test('other bytes than the hash says are not kept, and the next photograph is fetched all the same', async () => {
    const till = await aTill();
    tell(till, [FIRST.photo], [SECOND.photo]);
    till.centre.script.photo = (ask) => (ask.hash === FIRST.photo.hash ? { bytes: SECOND.bytes } : till.give(ask));
    const { keeping, folder, logged } = keep(till);
    await keeping.settled();
    expect([folder.holds(FIRST.photo), folder.holds(SECOND.photo)]).toEqual([false, true]);
    expect(readdirSync(till.photos)).toEqual([photoName(SECOND.photo)]);
    expect(logged).toEqual([['a photograph cannot be had', { hash: FIRST.photo.hash, why: 'other-bytes' }]]);
  });

  test('bytes without end are not kept, and hold up no other photograph', async () => {
    const till = await aTill();
    tell(till, [FIRST.photo], [SECOND.photo]);
    const endless = { bytes: Buffer.alloc(20_000_000) };
    till.centre.script.photo = (ask) => (ask.hash === FIRST.photo.hash ? endless : till.give(ask));
    const { keeping } = keep(till);
    await keeping.settled();
    expect(readdirSync(till.photos)).toEqual([photoName(SECOND.photo)]);
  });

  test.each([
    ['an HTTP error', 500],
    ['no answer', 'line-breaks'],
  ] as const)('%s: it asks for no other one, and again later', async (_, trouble) => {
    const till = await aTill();
    tell(till, [FIRST.photo], [SECOND.photo]);
    till.centre.script.photo = () => trouble;
    const { keeping, folder, logged } = keep(till);
    await keeping.settled();
    expect(till.asked()).toBe(1);
    expect(logged).toHaveLength(1);
    till.centre.script.photo = till.give;
    keeping.ask();
    await keeping.settled();
    expect([folder.holds(FIRST.photo), folder.holds(SECOND.photo)]).toEqual([true, true]);
  });

  test('a line that breaks in the middle is gone on from there, also by the till’s next start', async () => {
    const large = drawPhoto({ width: 300, height: 300, grain: 90 });
    const till = await aTill([large]);
    tell(till, [large.photo]);
    const from: number[] = [];
    till.centre.script.photo = (ask) => {
      from.push(ask.from);
      return { bytes: large.bytes.subarray(ask.from), cut: 5_000 };
    };
    const first = keep(till);
    await first.keeping.settled();
    expect(first.folder.holds(large.photo)).toBe(false);
    await first.keeping.close();
    till.centre.script.photo = (ask) => {
      from.push(ask.from);
      return till.give(ask);
    };
    const { keeping, folder } = keep(till);
    await keeping.settled();
    expect(from).toEqual([0, 5_000]);
    expect(await folder.read(photoName(large.photo))).toMatchObject({ bytes: large.bytes });
    expect(readdirSync(till.photos)).toEqual([photoName(large.photo)]);
  });

  test('a file that a disk or a hand spoilt is not shown, and comes anew', async () => {
    const till = await aTill();
    tell(till, [FIRST.photo]);
    await keep(till).keeping.settled();
    writeFileSync(join(till.photos, photoName(FIRST.photo)), FIRST.bytes.subarray(0, 30));
    const { keeping, folder } = keep(till);
    await keeping.settled();
    expect(await folder.read(photoName(FIRST.photo))).toBeUndefined();
    expect(folder.holds(FIRST.photo)).toBe(false);
    await keeping.settled();
    expect(await folder.read(photoName(FIRST.photo))).toMatchObject({ bytes: FIRST.bytes });
  });

  test('a folder that cannot be written costs the photographs and nothing else', async () => {
    const till = await aTill();
    tell(till, [FIRST.photo]);
    // A file where the folder should be: not even the machine's administrator can write into it.
    writeFileSync(till.photos, '');
    const { keeping, logged } = keep(till);
    await keeping.settled();
    expect(logged).toHaveLength(1);
  });

  test('the same trouble is written down once, and a till that closes in the middle of it ends at once', async () => {
    const till = await aTill();
    tell(till, [FIRST.photo]);
    till.centre.script.photo = () => 503;
    const { keeping, logged } = keep(till);
    for (const _ of [1, 2, 3]) {
      keeping.ask();
      await keeping.settled();
    }
    expect(logged).toHaveLength(1);
    await keeping.close();
    keeping.ask();
    await keeping.settled();
    const before = till.asked();
    keeping.ask();
    expect(till.asked()).toBe(before);
  });
});
