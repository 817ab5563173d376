import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lan } from '../support/aDesk.ts';
import { givePins, PIN, signInAt } from '../support/pins.ts';
import { anEnrolledTill, anOpenHost, askAs, callOf, fromOurPage } from './aHost.ts';

const askState = { name: 'till.state', input: {} };

test('there is one channel in and no other', async () => {
  const host = await anOpenHost();
  expect(host.handlersOf('ipcMain.handle').map((call) => call.args[0])).toEqual(['quay:call']);
  expect(host.handlersOf('ipcMain.on')).toEqual([]);
});

test('our page asks the till, and the till answers', async () => {
  const host = await anOpenHost();
  expect(await callOf(host)(fromOurPage(host), askState)).toEqual({ reply: { stage: 'not-enrolled' } });
});

test('what may not be asked yet is turned away, as in every host', async () => {
  const host = await anOpenHost();
  const answer = await callOf(host)(fromOurPage(host), { name: 'shift.open', input: { float: 0 } });
  expect(answer).toEqual({ turnedAway: { refused: 'not-enrolled' } });
});

test('what happens in the till reaches the page, by name', async () => {
  const host = await anOpenHost(['--data', await anEnrolledTill()]);
  const { sent } = host.window.webContents;
  await signInAt((name, input) => askAs(host, name, input), lan.id);
  expect(sent.map(({ channel }) => channel)).toContain('quay:event');
  expect(new Set(sent.map(({ channel }) => channel)).size).toBe(1);
  expect(sent.map(({ message }) => message)).toContainEqual({
    name: 'state',
    event: expect.objectContaining({ stage: 'enrolled', signedIn: lan }),
  });
});

test('a window that is closed hears no more', async () => {
  const host = await anOpenHost(['--data', await anEnrolledTill()]);
  await givePins((name, input) => askAs(host, name, input), [lan.id]);
  const signing = askAs(host, 'staff.signIn', { staff: lan.id, pin: PIN });
  host.window.emit('closed');
  const heard = host.window.webContents.sent.length;
  expect(await signing).toMatchObject({ reply: { id: lan.id } });
  expect(host.window.webContents.sent).toHaveLength(heard);
  expect(await callOf(host)(fromOurPage(host), askState)).toEqual({ problem: 'not-a-call' });
});

describe('a call is answered only to our own page', () => {
  test.each([
    ['from another page', { url: 'https://evil.example/' }],
    ['from a host that begins like ours', { url: 'app://quay.evil.example/' }],
    ['from a file', { url: 'file:///index.html' }],
    ['from before anything loaded', { url: '' }],
    ['from a frame within it', { parent: {} }],
  ])('%s: refused', async (_where, frame) => {
    const host = await anOpenHost();
    expect(await callOf(host)(fromOurPage(host, frame), askState)).toEqual({ problem: 'not-a-call' });
  });

  test('from a frame that is gone: refused', async () => {
    const host = await anOpenHost();
    const event = { sender: host.window.webContents, senderFrame: null };
    expect(await callOf(host)(event, askState)).toEqual({ problem: 'not-a-call' });
  });

  test('from other contents that show our address: refused', async () => {
    const host = await anOpenHost();
    const event = { ...fromOurPage(host), sender: {} };
    expect(await callOf(host)(event, askState)).toEqual({ problem: 'not-a-call' });
  });
});

describe('a message of any shape', () => {
  test.each([
    [undefined],
    [null],
    [[]],
    ['till.state'],
    [{}],
    [{ name: 'till.state', input: {}, more: 1 }],
    [{ name: 7, input: {} }],
    [{ name: 'x'.repeat(1_000), input: {} }],
  ])('%j is malformed', async (message) => {
    const host = await anOpenHost();
    expect(await callOf(host)(fromOurPage(host), message)).toEqual({ problem: 'malformed' });
  });

  test('is answered and never crashes the till', async () => {
    const host = await anOpenHost();
    const call = callOf(host);
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom('till.state', 'sale.complete', 'cart.scan', '__proto__', 'toString'),
    );
    const message = fc.oneof(fc.anything(), fc.record({ name: names, input: fc.anything() }));
    await fc.assert(
      fc.asyncProperty(message, async (said) => {
        const answer = await call(fromOurPage(host), said);
        expect(Object.keys(answer as object)).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
    expect(await call(fromOurPage(host), askState)).toEqual({ reply: { stage: 'not-enrolled' } });
  });
});
