import { createHash } from 'node:crypto';
import { describe, expect, onTestFinished, test } from 'vitest';
import { setCentreUrl } from '../../../src/main/db/enrolment.ts';
import { entryOf, newestOf } from '../../../src/main/db/journal.ts';
import { photoOf, takenBytes, takenToSend } from '../../../src/main/db/takenPhoto.ts';
import { type SendingOptions, sendTaken } from '../../../src/main/photos/sendTaken.ts';
import { push } from '../../../src/main/sync/push.ts';
import { newId } from '../../../src/main/till/desk.ts';
import { missDemand } from '../../../src/main/till/missDemand.ts';
import { writeOffGoods } from '../../../src/main/till/writeOffGoods.ts';
import type { EntryId } from '../../../src/shared/id.ts';
import { bodies } from '../../../src/shared/journal/entry.ts';
import { must } from '../../../src/shared/must.ts';
import { TAKEN_BYTES } from '../../../src/shared/photo/taken.ts';
import { aDesk, done, salt, withShift } from '../../support/aDesk.ts';
import { huongsHand, lansHand } from '../../support/hands.ts';
import { aScriptedCentre } from '../sync/scriptedCentre.ts';

const CODE = '8936000000011';
const NOWHERE = 'http://127.0.0.1:9';

/** Begins and ends as a JPEG does: what is between, only the centre looks at. */
function aPhoto(length = 64, of = 1): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(length - 5, of), Buffer.from([0xff, 0xd9])]);
}

async function aTill() {
  const desk = withShift(aDesk());
  const centre = await aScriptedCentre();
  desk.db.write((db) => setCentreUrl(db, centre.url));
  const tell = (photo: Buffer | string = aPhoto()) =>
    missDemand(desk, { text: CODE, code: CODE, photo: photo.toString('base64') }, lansHand);
  const told = () =>
    newestOf(desk.db, desk.signer.device, 'missed-demand', 100).map(({ body }) =>
      bodies['missed-demand'].parse(JSON.parse(body)),
    );
  const pushNow = () => push(desk.db, new AbortController().signal);
  const waiting = () => takenToSend(desk.db, Number.MAX_SAFE_INTEGER).length;
  return { desk, centre, tell, told, pushNow, waiting };
}
type ATill = Awaited<ReturnType<typeof aTill>>;

function send({ desk }: ATill, wishes: Partial<SendingOptions> = {}) {
  const logged: unknown[] = [];
  const log = (message: string, facts: unknown) => logged.push([message, facts]);
  const sending = sendTaken({ db: desk.db, signer: desk.signer, chance: () => 0, log, ...wishes });
  onTestFinished(() => sending.close());
  return { sending, logged };
}

describe('a photograph that is told with a code', () => {
  test('is named by its entry, and lies on the till’s disk', async () => {
    const { desk, tell, told } = await aTill();
    expect(tell()).toEqual({ done: true, photo: 'kept' });
    const hash = createHash('sha256').update(aPhoto()).digest('hex');
    expect(told()).toMatchObject([{ code: CODE, photo: hash }]);
    expect(takenBytes(desk.db, hash as never)).toEqual(aPhoto());
  });

  test.each([
    ['is no JPEG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['is cut short', aPhoto().subarray(0, 40)],
    ['is too large', aPhoto(TAKEN_BYTES + 1)],
  ])('is left out where it %s, and the code is told all the same', async (_, photo) => {
    const { tell, told, waiting } = await aTill();
    expect(tell(photo)).toEqual({ done: true, photo: 'left-out' });
    expect(told()).toMatchObject([{ code: CODE }]);
    expect(told()[0]).not.toHaveProperty('photo');
    expect(waiting()).toBe(0);
  });

  test('is left out where a hundred wait: they may not crowd out the sales', async () => {
    const { tell, told, waiting } = await aTill();
    for (let nth = 0; nth < 100; nth += 1) expect(tell(aPhoto(64, nth))).toMatchObject({ photo: 'kept' });
    expect(tell(aPhoto(70))).toEqual({ done: true, photo: 'left-out' });
    expect(told()).toHaveLength(100);
    expect(waiting()).toBe(100);
  });
});

describe('a photograph goes to the centre', () => {
  test('once the centre has the entry that names it, and then it is gone from the till', async () => {
    const till = await aTill();
    till.tell();
    const { sending } = send(till);
    await sending.settled();
    expect(till.centre.asked).toEqual([]);
    await till.pushNow();
    sending.ask();
    await sending.settled();
    const [{ photo } = {}] = till.told();
    expect(till.centre.brought).toMatchObject([{ hash: photo, content: aPhoto().toString('base64') }]);
    expect(till.waiting()).toBe(0);
  });

  test('after a time without a line, and by a till that was started anew meanwhile', async () => {
    const till = await aTill();
    till.tell();
    await till.pushNow();
    till.desk.db.write((db) => setCentreUrl(db, NOWHERE));
    const { sending, logged } = send(till);
    await sending.settled();
    await sending.close();
    expect(till.waiting()).toBe(1);
    expect(logged).toHaveLength(1);
    till.desk.db.write((db) => setCentreUrl(db, till.centre.url));
    await send(till).sending.settled();
    expect(till.waiting()).toBe(0);
  });

  test('and of what was written off the newest hundred stay to be looked at beside their papers', async () => {
    const till = await aTill();
    const { desk } = till;
    const line = { product: salt.id, lot: null, quantity: 1_000 };
    const writeOff = (nth: number) => {
      const photo = aPhoto(64 + nth, nth).toString('base64');
      return done(writeOffGoods(desk, { id: newId(desk), why: 'damaged', photo, lines: [line] }, huongsHand));
    };
    const shown = ({ entry }: { readonly entry: EntryId }) =>
      photoOf(desk.db, entryOf(desk.db, desk.signer.device, entry));
    till.tell();
    const papers = Array.from({ length: 99 }, (_, nth) => writeOff(nth));
    expect(papers.map(({ photo }) => photo)).toEqual(papers.map(() => 'kept'));
    const beyond = writeOff(99);
    expect(beyond).toMatchObject({ photo: 'left-out' });
    expect(shown(beyond)).toEqual({ is: 'none' });
    await till.pushNow();
    await send(till).sending.settled();
    const later = [writeOff(100), writeOff(101)];
    await till.pushNow();
    await send(till).sending.settled();
    expect(till.waiting()).toBe(0);
    expect(till.centre.brought).toHaveLength(102);
    expect([...papers, ...later].map((paper) => shown(paper).is)).toEqual([
      'elsewhere',
      ...Array.from({ length: 100 }, () => 'here'),
    ]);
    expect(shown(must(later[1], 'two papers'))).toEqual({ is: 'here', content: aPhoto(165, 101).toString('base64') });
  });

  test('again where the answer got lost; a centre that has it says so again', async () => {
    const till = await aTill();
    till.tell();
    await till.pushNow();
    till.centre.script.takenPhoto = () => 'line-breaks';
    await send(till).sending.settled();
    expect(till.waiting()).toBe(1);
    till.centre.script.takenPhoto = () => ({ answer: 'stored' });
    await send(till).sending.settled();
    expect(till.centre.brought).toHaveLength(2);
    expect(till.waiting()).toBe(0);
  });

  test('one that the centre will never take is put away and told of; one that it cannot take yet holds up no other', async () => {
    const till = await aTill();
    till.tell(aPhoto(64, 1));
    till.tell(aPhoto(64, 2));
    till.tell(aPhoto(64, 3));
    await till.pushNow();
    const whys = ['not-a-photo', 'no-such-entry'] as const;
    till.centre.script.takenPhoto = () => {
      const why = whys[till.centre.brought.length - 1];
      return why ? { answer: 'refused', why } : { answer: 'stored' };
    };
    const { sending, logged } = send(till);
    await sending.settled();
    expect(till.centre.brought).toHaveLength(3);
    expect(till.waiting()).toBe(1);
    expect(logged).toHaveLength(2);
  });
});
