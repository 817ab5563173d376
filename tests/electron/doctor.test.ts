import { expect, test, vi } from 'vitest';
import type { DoctorShown } from '../../src/shared/contract/doctor.ts';
import { anEnrolledTill, anOpenHost, askAs, type OpenHost } from './aHost.ts';

async function lookedAt(host: OpenHost): Promise<DoctorShown> {
  await askAs(host, 'doctor.look', {});
  return vi.waitFor(
    async () => {
      const answer = await askAs(host, 'doctor.shown', {});
      const shown = 'reply' in answer ? (answer.reply as DoctorShown) : undefined;
      if (shown?.state !== 'done') throw new Error('still looking');
      return shown;
    },
    { timeout: 10_000, interval: 20 },
  );
}

const keysOf = (shown: DoctorShown) => shown.found.find(({ part }) => part === 'keys');

test('the doctor says that keys lie in the system’s safe, and whose they are', async () => {
  const host = await anOpenHost([`--data=${await anEnrolledTill()}`]);
  // The key in the safe is not the one the till was enrolled with: that is what it finds.
  expect(keysOf(await lookedAt(host))).toMatchObject({ health: 'bad', found: 'other-key', facts: { safe: 'system' } });
});

test.each([
  [{ backend: 'basic_text' }, 'unprotected-safe'],
  [{ available: false }, 'no-safe'],
] as const)('where the safe is %o the doctor says so, before anybody enrols', async (safe, found) => {
  const host = await anOpenHost([], { safe });
  expect(keysOf(await lookedAt(host))).toMatchObject({ health: 'bad', found });
});
