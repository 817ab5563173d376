import { afterAll, beforeAll, expect, test } from 'vitest';
import { paths } from '../../src/shared/sync/protocol.ts';
import { aTill, enrolTill, startTestCentre, type TestCentre, tillIdentity } from '../support/testCentre.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.remove());

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
  centre.moveClock(300_000);
  expect(await enrolTill(centre.url, await newCode(), tillIdentity())).toMatchObject({ answer: 'enrolled' });
});
