import { hash, sign } from 'node:crypto';
import type { Office } from '../../src/quay/office.ts';
import type { Outlet } from '../../src/shared/catalogue/outlet.ts';
import type { Instant } from '../../src/shared/day.ts';
import { paths, SIGNATURE_HEADER, type TillHealth } from '../../src/shared/sync/protocol.ts';
import { enrolTill, type TestTill, testTill, tillIdentity } from './testCentre.ts';

type Speaking = {
  readonly url: string;
  readonly at: Instant;
  readonly unsent?: number;
};

/** Pulls as a till does that says how its machine is; what is left out is well. @returns the centre's answer, unproven */
export async function tellHealth(till: TestTill, { url, at, unsent = 0 }: Speaking, said: Partial<TillHealth>) {
  const { device } = till;
  const well = { printers: [{ name: 'Máy in quầy', state: 'ready' }], freeBytes: 214_000_000_000, backedUpAt: null };
  const health = { ...well, head: till.head(), ...said };
  const report = { version: '0.1.0', at, unsent, oldestUnsentAt: null, printer: 'ready', health };
  const body = JSON.stringify({ protocol: 1, device, cursor: { centre: '', n: 0 }, report });
  const sig = sign(null, hash('sha256', body, 'buffer'), till.privateKey).toString('base64');
  const answer = await fetch(url + paths.pull, { method: 'POST', body, headers: { [SIGNATURE_HEADER]: sig } });
  return JSON.parse((await answer.text()).split('\n')[0] ?? '') as unknown;
}

const now = (): Instant => Date.now() as Instant;

/** Enrols a till that speaks the protocol from this process at a centre that runs by the wall's clock. */
export async function enrolBeside(office: Office, url: string, outlet: Outlet): Promise<TestTill> {
  const made = await office.call('fleet.makeCode', { outlet: outlet.id });
  if ('refused' in made) throw new Error(made.refused);
  const identity = tillIdentity(now());
  const reply = await enrolTill(url, made.code, identity);
  if (reply.answer !== 'enrolled') throw new Error(reply.why);
  const till = testTill({ url, now, ...identity, number: reply.till, entries: [], outlet });
  const { publicKey } = identity;
  till.append('till-enrolled', { outlet: outlet.id, outletCode: outlet.code, till: reply.till, publicKey });
  return till;
}
