import { hash, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ProductId, type ShiftId, uuidv7 } from '../../../src/shared/id.ts';
import { TAKEN_SIDE } from '../../../src/shared/photo/taken.ts';
import { paths, SIGNATURE_HEADER, type TakenPhotoReply } from '../../../src/shared/sync/protocol.ts';
import { drawPhoto } from '../../support/aStory.ts';
import { aTill, NOON, startTestCentre, type TestCentre, type TestTill } from '../../support/testCentre.ts';

const JPEG = readFileSync(new URL('pictures/baseline.jpg', import.meta.url));
const SHIFT = uuidv7(NOON, new Uint8Array(10)) as ShiftId;
const CODE = '8936000000011';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

/** Tells of a code in an entry that names a photograph. @returns the entry's number */
async function tell(till: TestTill, photo: string, code = CODE): Promise<number> {
  const body = { day: '2026-11-22', shift: SHIFT, text: code, code, photo };
  const { header } = till.append('missed-demand', body);
  expect(await till.push()).toMatchObject({ answer: 'stored' });
  await centre.idle();
  return header.seq;
}

async function bring(till: TestTill, seq: number, bytes: Buffer, change: object = {}): Promise<TakenPhotoReply> {
  const told = { hash: sha256(bytes), content: bytes.toString('base64') };
  const body = JSON.stringify({ protocol: 1, device: till.device, seq, ...told, ...change });
  const sig = sign(null, hash('sha256', body, 'buffer'), till.privateKey).toString('base64');
  const answer = await fetch(centre.url + paths.takenPhoto, {
    method: 'POST',
    body,
    headers: { [SIGNATURE_HEADER]: sig },
  });
  return (await answer.json()) as TakenPhotoReply;
}

const sha256 = (bytes: Buffer) => hash('sha256', bytes);
/** Another picture each time: what a camera writes between is passed over. */
const another = (words: string) =>
  Buffer.concat([
    JPEG.subarray(0, 2),
    Buffer.from([0xff, 0xfe, 0, words.length + 2]),
    Buffer.from(words),
    JPEG.subarray(2),
  ]);

const shown = async () => {
  const asked = { filter: { outlet: centre.outlet.id }, limit: 10 };
  const rows = await centre.call('demand.unknownCodes', asked);
  return rows.find(({ code }) => code === CODE)?.photos;
};

const refused = (why: string) => ({ answer: 'refused', why });

test('a photograph of a code that nobody knew stands with the code at the office as soon as it came, and once', async () => {
  const till = await aTill(centre);
  const seq = await tell(till, sha256(JPEG));
  expect(await shown()).toEqual([]);
  expect(await bring(till, seq, JPEG)).toEqual({ answer: 'stored' });
  expect(await bring(till, seq, JPEG)).toEqual({ answer: 'stored' });
  expect(await shown()).toEqual([sha256(JPEG)]);
});

test('a photograph of what was written off stands beside its movement at the office once it came', async () => {
  const till = await aTill(centre);
  const bytes = another('broken');
  const line = { product: 'muoi', name: 'Muối', unit: 'gói', quantity: 1_000 };
  const paper = { day: '2026-11-22', by: 'Lan', why: 'damaged', lines: [line] };
  till.append('goods-written-off', { ...paper, number: 'BL01-1-XH000001' });
  const { header } = till.append('goods-written-off', { ...paper, number: 'BL01-1-XH000002', photo: sha256(bytes) });
  expect(await till.push()).toMatchObject({ answer: 'stored' });
  await centre.idle();
  const goods = { outlet: centre.outlet.id, product: 'muoi' as ProductId, lot: null, limit: 10 };
  const photos = async () => {
    const { movements } = await centre.call('stock.movements', goods);
    return Object.fromEntries(movements.map(({ number, photo }) => [number.slice(-1), photo]));
  };
  expect(await photos()).toEqual({ 1: null, 2: null });
  expect(await bring(till, header.seq, bytes)).toEqual({ answer: 'stored' });
  expect(await photos()).toEqual({ 1: null, 2: sha256(bytes) });
});

describe('a photograph is not taken', () => {
  test('that no entry of the till names, or that another does', async () => {
    const [till, other] = [await aTill(centre), await aTill(centre)];
    const bytes = another('mine');
    expect(await bring(till, 1, bytes)).toEqual(refused('no-such-entry'));
    const seq = await tell(till, sha256(bytes));
    expect(await bring(till, seq - 1, bytes)).toEqual(refused('no-such-entry'));
    expect(await bring(other, seq, bytes)).toEqual(refused('no-such-entry'));
    expect(await bring(till, seq, bytes)).toEqual({ answer: 'stored' });
  });

  test.each([
    ['a drawing that can carry a program', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a JPEG cut short', JPEG.subarray(0, -1)],
    ['a PNG', drawPhoto().bytes],
    ['more pixels than tills send', wider(JPEG, TAKEN_SIDE + 1)],
  ])('that is %s', async (_, bytes) => {
    const till = await aTill(centre);
    expect(await bring(till, await tell(till, sha256(bytes)), bytes)).toEqual(refused('not-a-photo'));
  });

  test('whose bytes are not those that were named', async () => {
    const till = await aTill(centre);
    const named = sha256(another('named'));
    expect(await bring(till, await tell(till, named), another('other'), { hash: named })).toEqual(
      refused('not-a-photo'),
    );
  });

  test('of anybody but the till', async () => {
    const [till, other] = [await aTill(centre), await aTill(centre)];
    const seq = await tell(till, sha256(JPEG));
    expect(await bring(other, seq, JPEG, { device: till.device })).toEqual(refused('bad-signature'));
    expect(await bring(till, seq, JPEG, { content: 'A'.repeat(267_000) })).toEqual(refused('malformed'));
    expect(await bring(till, seq, JPEG, { protocol: 99 })).toEqual(refused('protocol'));
  });
});

/** The same picture with another width in its frame header. */
function wider(jpeg: Buffer, width: number): Buffer {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const copy = Buffer.from(jpeg);
  copy.writeUInt16BE(width, frame + 7);
  return copy;
}
