import { hash, sign } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepPhoto } from '../../../src/central/db/photo.ts';
import { paths, SIGNATURE_HEADER } from '../../../src/shared/sync/protocol.ts';
import { drawPhoto } from '../../support/aStory.ts';
import { aTill, databaseUrl, startTestCentre, type TestCentre, type TestTill } from '../../support/testCentre.ts';

const { photo, bytes } = drawPhoto();
let centre: TestCentre;
let till: TestTill;
beforeAll(async () => {
  centre = await startTestCentre();
  till = await aTill(centre);
  await onDatabase((pool) => keepPhoto(pool, photo, { bytes, at: 1 }));
});
afterAll(() => centre.remove());

async function onDatabase(work: (pool: Pool) => Promise<unknown>): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl(centre) });
  await work(pool);
  await pool.end();
}

function ask(change: object = {}, signer = till): Promise<Response> {
  const body = JSON.stringify({ protocol: 1, device: till.device, hash: photo.hash, from: 0, ...change });
  const sig = sign(null, hash('sha256', body, 'buffer'), signer.privateKey).toString('base64');
  return fetch(centre.url + paths.photo, { method: 'POST', body, headers: { [SIGNATURE_HEADER]: sig } });
}

const why = async (answer: Promise<Response>) => ((await (await answer).json()) as { readonly why: string }).why;

test('a till is given a photograph by its hash, whole or from where its line broke', async () => {
  const whole = await ask();
  expect(whole.headers.get('content-type')).toBe('application/octet-stream');
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
  for (const from of [1, bytes.length - 1, bytes.length]) {
    expect(Buffer.from(await (await ask({ from })).arrayBuffer())).toEqual(bytes.subarray(from));
  }
});

test('nobody else is, nor is there another one', async () => {
  const other = await aTill(centre);
  expect(await why(ask({}, other))).toBe('bad-signature');
  expect(await why(ask({ device: '00000000-0000-7a1b-8c2d-000000000001' }))).toBe('unknown-device');
  expect(await why(ask({ hash: '0'.repeat(64) }))).toBe('no-such-photo');
  expect(await why(ask({ hash: '../centre-key.pem' }))).toBe('malformed');
  expect(await why(ask({ protocol: 99 }))).toBe('protocol');
  await onDatabase((pool) => pool.query('update till set revoked = true where device = $1', [other.device]));
  expect(await why(ask({ device: other.device }, other))).toBe('revoked');
});
