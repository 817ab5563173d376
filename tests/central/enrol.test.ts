import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OutletId } from '../../src/shared/id.ts';
import { NO_HASH } from '../../src/shared/journal/hash.ts';
import { paths } from '../../src/shared/sync/protocol.ts';
import {
  aTill,
  BAC_LIEU,
  databaseUrl,
  enrolTill,
  startTestCentre,
  type TestCentre,
  type TestTill,
  testTill,
  tillIdentity,
} from '../support/testCentre.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

const USED = { answer: 'refused', why: 'used' } as const;
const newCode = async (): Promise<string> => (await centre.makeEnrolCode(centre.outlet.id)) ?? '';

test('a till with a fresh code is told its outlet, its number and the key that signs what it will be told', async () => {
  const reply = await enrolTill(centre.url, await newCode(), tillIdentity());
  expect(reply).toMatchObject({ answer: 'enrolled', outlet: centre.outlet, centreKey: expect.stringMatching(/=$/) });
});

test('two tills of one outlet never get one number', async () => {
  const codes = await Promise.all([newCode(), newCode(), newCode()]);
  const replies = await Promise.all(codes.map((code) => enrolTill(centre.url, code, tillIdentity())));
  const numbers = replies.map((reply) => (reply.answer === 'enrolled' ? reply.till : 0));
  expect(new Set(numbers).size).toBe(3);
});

test('a code is typed in any case, with or without its dash, and O for 0', async () => {
  const code = await newCode();
  const typed = code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
  expect(await enrolTill(centre.url, typed, tillIdentity())).toMatchObject({ answer: 'enrolled' });
});

test('a till that lost the reply asks again and gets the same answer, also when the code has expired since', async () => {
  const code = await newCode();
  const identity = tillIdentity();
  const first = await enrolTill(centre.url, code, identity);
  centre.moveClock(3_600_000);
  expect(await enrolTill(centre.url, code, identity)).toEqual(first);
});

test('another till cannot use a code that was used', async () => {
  const code = await newCode();
  await enrolTill(centre.url, code, tillIdentity());
  expect(await enrolTill(centre.url, code, tillIdentity())).toEqual({ answer: 'refused', why: 'used' });
});

test('of two tills that use one code at the same moment exactly one is let in', async () => {
  const code = await newCode();
  const replies = await Promise.all([tillIdentity(), tillIdentity()].map((till) => enrolTill(centre.url, code, till)));
  expect(replies.map(({ answer }) => answer).toSorted()).toEqual(['enrolled', 'refused']);
});

test('a code expires after ten minutes', async () => {
  const code = await newCode();
  centre.moveClock(600_000);
  expect(await enrolTill(centre.url, code, tillIdentity())).toEqual({ answer: 'refused', why: 'expired' });
});

test('a device that is enrolled cannot be taken over with another key', async () => {
  const till = await aTill(centre);
  const thief = { ...tillIdentity(), device: till.device };
  expect(await enrolTill(centre.url, await newCode(), thief)).toEqual({ answer: 'refused', why: 'malformed' });
});

describe('a device that the centre has entries of asks again, as one does that lost its journal', () => {
  test('it is not let in as the till it was: it would begin again at number 1', async () => {
    const till = await aTill(centre);
    await till.push();
    expect(await enrolTill(centre.url, await newCode(), till)).toEqual({ answer: 'refused', why: 'device-known' });
  });

  test('the code it asked with stays good, and lets it in with a new key as the next till', async () => {
    const till = await aTill(centre);
    await till.push();
    const code = await newCode();
    await enrolTill(centre.url, code, till);
    const reply = await enrolTill(centre.url, code, tillIdentity());
    expect(reply).toMatchObject({ answer: 'enrolled' });
    expect(reply.answer === 'enrolled' && reply.till).toBeGreaterThan(till.number);
  });

  test('not with the code it once used either', async () => {
    const code = await newCode();
    const identity = tillIdentity();
    await enrolTill(centre.url, code, identity);
    const till = testTill({ ...identity, url: centre.url, now: centre.now, number: 1, entries: [], outlet: BAC_LIEU });
    till.sell();
    expect(await till.push()).toMatchObject({ answer: 'stored' });
    expect(await enrolTill(centre.url, code, identity)).toEqual({ answer: 'refused', why: 'device-known' });
  });
});

const mayReplace = { mayReplace: true } as const;

async function codeFor({ device }: TestTill): Promise<string> {
  const made = await centre.call('fleet.replaceTill', { device, note: 'Máy cháy' });
  return 'refused' in made ? made.refused : made.code;
}

describe('a code for the place of another machine', () => {
  test('gives its outlet, its number, an epoch above all of its, and where its journal had come to', async () => {
    const old = await aTill(centre);
    old.sell();
    await old.push();
    const reply = await enrolTill(centre.url, await codeFor(old), tillIdentity(), mayReplace);
    expect(reply).toMatchObject({
      answer: 'enrolled',
      till: old.number,
      epoch: 101,
      replaces: { ...old.head(), device: old.device },
    });
  });

  test('shuts the old one out before it is used, and tells it so', async () => {
    const old = await aTill(centre);
    await codeFor(old);
    expect(await old.push()).toEqual({ answer: 'refused', why: 'revoked', replaced: true });
  });

  test('lets one machine in, once; who lost the reply gets the same again', async () => {
    const old = await aTill(centre);
    const [code, other] = [await codeFor(old), await codeFor(old)];
    const identity = tillIdentity();
    const first = await enrolTill(centre.url, code, identity, mayReplace);
    expect(await enrolTill(centre.url, code, identity, mayReplace)).toEqual(first);
    const late = [code, other].map((typed) => enrolTill(centre.url, typed, tillIdentity(), mayReplace));
    expect(await Promise.all(late)).toEqual([USED, USED]);
  });

  test('of two machines with two codes for one place at the same moment one is let in', async () => {
    const old = await aTill(centre);
    const codes = [await codeFor(old), await codeFor(old)];
    const replies = await Promise.all(codes.map((code) => enrolTill(centre.url, code, tillIdentity(), mayReplace)));
    expect(replies.map(({ answer }) => answer).toSorted()).toEqual(['enrolled', 'refused']);
  });

  test('is not for a till of before machines were replaced: it would begin again at number 1', async () => {
    const old = await aTill(centre);
    const code = await codeFor(old);
    expect(await enrolTill(centre.url, code, tillIdentity())).toEqual({ answer: 'refused', why: 'protocol' });
    expect(await enrolTill(centre.url, code, tillIdentity(), mayReplace)).toMatchObject({ answer: 'enrolled' });
  });

  test('is not for a device that has another place already, which asks again with a new key', async () => {
    const [old, idle] = [await aTill(centre), await aTill(centre)];
    const code = await codeFor(old);
    expect(await enrolTill(centre.url, code, idle, mayReplace)).toEqual({ answer: 'refused', why: 'device-known' });
    expect(await enrolTill(centre.url, code, tillIdentity(), mayReplace)).toMatchObject({ till: old.number });
  });

  test('is guessed no more easily than any other', async () => {
    const guesses = Array.from({ length: 12 }, () => enrolTill(centre.url, '0000-0000', tillIdentity(), mayReplace));
    const replies = await Promise.all(guesses);
    expect(replies).toContainEqual({ answer: 'refused', why: 'too-many-tries' });
    centre.moveClock(900_001);
  });

  test('what its machine says of the old one must be what it was told, or it waits in suspense', async () => {
    const old = await aTill(centre);
    const identity = tillIdentity();
    const reply = await enrolTill(centre.url, await codeFor(old), identity, mayReplace);
    const { id: outlet, code: outletCode } = centre.outlet;
    const till = testTill({
      ...identity,
      url: centre.url,
      now: centre.now,
      number: old.number,
      entries: [],
      outlet: BAC_LIEU,
    });
    const replaces = { device: old.device, epoch: 0, seq: 7, hash: NO_HASH };
    till.append('till-enrolled', { outlet, outletCode, till: old.number, publicKey: identity.publicKey, replaces });
    expect(reply.answer).toBe('enrolled');
    expect(await till.push()).toMatchObject({ answer: 'stored' });
    await centre.idle();
    expect(await centre.call('fleet.suspense', {})).toContainEqual(
      expect.objectContaining({ device: till.device, seq: 1 }),
    );
  });
});

test('a device that never sent anything may ask again with a new code, and is the same till', async () => {
  const identity = tillIdentity();
  const first = await enrolTill(centre.url, await newCode(), identity);
  expect(await enrolTill(centre.url, await newCode(), identity)).toEqual(first);
});

test('a device that asks with a code of another outlet than its own is not let in there under its old number', async () => {
  const identity = tillIdentity();
  await enrolTill(centre.url, await newCode(), identity);
  const other = { ...BAC_LIEU, id: OutletId.parse('cm01'), code: 'CM01' };
  await centre.call('outlet.save', other);
  const code = (await centre.makeEnrolCode(other.id)) ?? '';
  expect(await enrolTill(centre.url, code, identity)).toEqual({ answer: 'refused', why: 'device-known' });
  expect(await enrolTill(centre.url, code, tillIdentity())).toMatchObject({
    answer: 'enrolled',
    outlet: other,
    till: 1,
  });
});

test('an outlet that does not exist gets no code', async () => {
  expect(await centre.call('fleet.makeCode', { outlet: 'nowhere' as never })).toEqual({ refused: 'no-such-outlet' });
});

test.each([
  ['nothing', ''],
  ['no JSON', '{"protocol":1'],
  ['no fields', '{}'],
  [
    'a key that is none',
    JSON.stringify({ protocol: 1, code: 'ABCD', device: tillIdentity().device, publicKey: `${'A'.repeat(59)}=` }),
  ],
])('a request with %s is refused as malformed', async (_what, body) => {
  const response = await fetch(centre.url + paths.enrol, { method: 'POST', body });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ answer: 'refused', why: 'malformed' });
});

test('a till that speaks a newer protocol is told so, whatever else it says', async () => {
  const response = await fetch(centre.url + paths.enrol, { method: 'POST', body: '{"protocol":2,"news":true}' });
  expect(await response.json()).toEqual({ answer: 'refused', why: 'protocol' });
});

test('guessing is slowed down, and a right code is let in again after the wait', async () => {
  const answers = [];
  for (let guess = 0; guess < 12; guess++) answers.push(await enrolTill(centre.url, `WRNG${guess}AAA`, tillIdentity()));
  expect(answers.at(0)).toEqual({ answer: 'refused', why: 'wrong-code' });
  expect(answers.at(-1)).toEqual({ answer: 'refused', why: 'too-many-tries' });
  // Another server of the same database has counted them, too.
  const another = await startTestCentre({ databaseUrl: databaseUrl(centre) });
  expect(await enrolTill(another.url, 'WRNGNEWAAA', tillIdentity())).toEqual({
    answer: 'refused',
    why: 'too-many-tries',
  });
  await another.remove();
  centre.moveClock(300_000);
  expect(await enrolTill(centre.url, await newCode(), tillIdentity())).toMatchObject({ answer: 'enrolled' });
});
