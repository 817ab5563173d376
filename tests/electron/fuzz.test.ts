import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../../src/main/db/open.ts';
import { checkProjections } from '../../src/main/till/rebuild.ts';
import { type Answer, type CallName, calls } from '../../src/shared/contract.ts';
import { lan } from '../support/aDesk.ts';
import { fittingInput } from '../support/fittingInput.ts';
import { hostileInput } from '../support/hostileInput.ts';
import { LONG, rounds } from '../support/long.ts';
import { signInAt } from '../support/pins.ts';
import { anEnrolledTill, anOpenHost, fromOurPage, type OpenHost, quit } from './aHost.ts';

type Invoke = (event: unknown, message?: unknown) => Promise<Answer>;
const callOf = (host: OpenHost) => host.only('ipcMain.handle') as unknown as Invoke;

/** The whole contract. Left out: what ends the sitting, what costs a PIN's slow hash, and what asks this machine for its devices. */
const FUZZED = (Object.keys(calls) as CallName[]).filter(
  (name) => !/^(staff\.|printer\.(find|probe|ask)$|scanner\.find$|till\.sync$)/.test(name),
);

/** A run that found nothing yesterday finds nothing today; the long form looks elsewhere each time. */
const DICE = LONG ? {} : { seed: 20_261_123 };

const anyHostileCall = fc.oneof(...FUZZED.map((name) => hostileInput(name).map((input) => ({ name, input }))));

async function aSellingHost() {
  const data = await anEnrolledTill();
  const host = await anOpenHost(['--data', data]);
  const ask = (name: string, input: unknown) => callOf(host)(fromOurPage(host), { name, input });
  await signInAt(ask, lan.id);
  expect(await ask('shift.open', { ...(fittingInput('shift.open') as object), float: 500_000 })).toHaveProperty(
    'reply',
  );
  return { data, host, ask };
}

test('whatever our own page says, were it taken over, each call is answered, none fails, and the books stay right', async () => {
  const { data, host, ask } = await aSellingHost();
  const reached = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(anyHostileCall, async ({ name, input }) => {
      const answer = await ask(name, input);
      const [kind, ...more] = Object.keys(answer);
      expect(more).toEqual([]);
      expect(answer).not.toEqual({ problem: 'failed' });
      if (kind === 'reply') reached.set(name, (reached.get(name) ?? 0) + 1);
    }),
    { numRuns: rounds(1_500, 100_000), ...DICE },
  );
  // Hostile and yet near enough to come through to the operations behind the schemas.
  expect(reached.size).toBeGreaterThan(40);
  expect({}).not.toHaveProperty('role');
  await quit(host);
  const db = openDatabase(join(data, 'till.db'));
  expect(checkProjections(db).differed).toEqual([]);
  db.close();
}, 90_000);

test('half a surrogate pair in a note is turned away at the door, and nothing of it is written', async () => {
  const { data, host, ask } = await aSellingHost();
  expect(await ask('demand.missed', { text: 'mắm', note: 'x\udfff' })).toEqual({ problem: 'malformed' });
  await quit(host);
  const db = openDatabase(join(data, 'till.db'));
  expect(db.get('SELECT kind FROM journal ORDER BY seq DESC')).toEqual({ kind: 'shift-opened' });
  db.close();
});

test('an id that stands for something else is answered as nothing that was done, and nothing is written', async () => {
  const { data, host, ask } = await aSellingHost();
  const id = '01900000-0000-7000-8000-0000000000ff';
  const drawer = { id, direction: 'in', amount: 50_000, reason: 'đổi tiền lẻ' };
  expect(await ask('shift.moveCash', drawer)).toHaveProperty('reply.amount', 50_000);
  // Our screens make an id for one thing only: a fault of the page, and the log says so.
  expect(await ask('return.payOut', { id, credit: id, amount: 1_000 })).toEqual({ problem: 'failed' });
  await quit(host);
  const db = openDatabase(join(data, 'till.db'));
  expect(db.get('SELECT kind FROM journal ORDER BY seq DESC')).toEqual({ kind: 'cash-moved' });
  db.close();
});

const STRANGERS = [
  { url: 'https://evil.example/' },
  { url: 'app://quay.evil.example/index.html' },
  { url: 'file:///index.html' },
  { url: 'about:srcdoc' },
  { url: '' },
  { parent: {} },
];

test('the same from any other frame is not heard at all, right or wrong as it may be', async () => {
  const { host } = await aSellingHost();
  const call = callOf(host);
  const said = fc.oneof(
    anyHostileCall,
    fc.constantFrom(...FUZZED).map((name) => ({ name, input: fittingInput(name) })),
  );
  await fc.assert(
    fc.asyncProperty(said, fc.constantFrom(...STRANGERS), async (message, frame) => {
      expect(await call(fromOurPage(host, frame), message)).toEqual({ problem: 'not-a-call' });
    }),
    { numRuns: rounds(500, 10_000), ...DICE },
  );
});
